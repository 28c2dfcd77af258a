import { customerWithCode, tally } from '../../test/challenges.js';
import { describeEachEngine } from '../../test/engines.js';
import { TestApp } from '../../test/test-app.js';

const times = (n: number) => Array.from({ length: n }, (_none, index) => index);

describeEachEngine('a number that changes hands, and a request that comes twice', (engine) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start(engine);
  });
  afterAll(() => app.stop());

  const activeBindings = (lineUserId: string) =>
    app.rows<{ member_id: string }>('SELECT member_id FROM bindings WHERE active_line_user_id = ?', [
      lineUserId,
    ]);

  it('binds nobody to a member who got another number after the code went out', async () => {
    const [old, newer] = [app.freshPhone(), app.freshPhone()];
    const member = app.shop.add({ phone: old, id: 'moves-on' });
    const { customer, code } = await customerWithCode(app, old);
    app.shop.move(member, newer);
    expect((await customer.enters(code)).body).toMatchObject({ outcome: 'notFound' });
    expect(await activeBindings(customer.lineUserId)).toEqual([]);
    // the code is used up by that: it does not bind when the shop changes its mind
    app.shop.move(member, old);
    expect((await customer.enters(code)).status).toBe(422);
    expect(await activeBindings(customer.lineUserId)).toEqual([]);
  });

  it('binds nobody by a number kept from before the shop changed it', async () => {
    const [old, newer] = [app.freshPhone(), app.freshPhone()];
    const member = app.shop.add({ phone: old, id: 'moves-while-away' });
    const { customer, code } = await customerWithCode(app, old);
    app.shop.breakDown({ kind: 'unavailable', detail: 'down' });
    expect((await customer.enters(code)).body).toMatchObject({ outcome: 'unavailable' });
    app.shop.breakDown(null);
    app.shop.move(member, newer);
    expect((await customer.retriesMatch()).body).toMatchObject({ outcome: 'notFound' });
    expect(await activeBindings(customer.lineUserId)).toEqual([]);
  });

  it('moves no binding by itself when the shop changes a member’s number', async () => {
    const [old, newer] = [app.freshPhone(), app.freshPhone()];
    const member = app.shop.add({ phone: old, id: 'has-a-new-phone' });
    const owner = await customerWithCode(app, old);
    expect((await owner.customer.enters(owner.code)).body).toMatchObject({ outcome: 'bound' });
    app.shop.move(member, newer);
    // whoever proves the new number is a rival for staff to judge, not the member
    const rival = await customerWithCode(app, newer);
    expect((await rival.customer.enters(rival.code)).body).toMatchObject({ outcome: 'contested' });
    expect(await activeBindings(rival.customer.lineUserId)).toEqual([]);
    expect(await activeBindings(owner.customer.lineUserId)).toEqual([{ member_id: 'has-a-new-phone' }]);
    // and whoever gets the old number finds nothing of the first person
    const stranger = await customerWithCode(app, old);
    const { body } = await stranger.customer.enters(stranger.code);
    expect(body.outcome).not.toBe('bound');
    expect(JSON.stringify(body)).not.toContain('has-a-new-phone');
  });

  it('has one effect however often the same binding is sent, and answers none of them with a fault', async () => {
    const phone = app.freshPhone();
    app.shop.add({ phone });
    const { customer, code } = await customerWithCode(app, phone);
    const answers = await Promise.all(times(100).map(() => customer.enters(code)));
    expect(tally(answers)['bound']).toBe(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(await activeBindings(customer.lineUserId)).toHaveLength(1);
    const [contact] = await app.rows<{ id: string }>('SELECT id FROM contacts WHERE line_user_id = ?', [
      customer.lineUserId,
    ]);
    expect(await app.count('taggings', 'contact_id = ?', [contact?.id])).toBe(2);
    // who lost the answer on the way learns by opening the page again
    expect((await customer.opens()).bound).not.toBeNull();
  });
});
