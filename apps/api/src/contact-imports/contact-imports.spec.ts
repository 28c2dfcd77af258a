import type { Contact, ContactImport } from '@tieline/contracts';
import { webhook } from '@tieline/testing';
import type { Customer } from '../../test/customer.js';
import { describeEachEngine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { eventsDone, newLineUser, postWebhook } from '../../test/webhooks.js';
import { StaffWorld, demo } from '../auth/staff-world.test-kit.js';
import { ImportFiles } from '../member-table/import-files.js';
import { ImportPeople } from './import-people.js';

describeEachEngine('imports of people', (engine) => {
  let world: StaffWorld;
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
  });
  afterAll(() => world.stop());

  const channel = demo.channelId;
  const heading = 'UID,會員編號,手機,姓名';
  const local = (e164: string) => e164.slice(1);

  const contactOf = async (lineUserId: string) => {
    const { body } = await world.ours('agent')('GET', `/api/contacts?q=${lineUserId}`);
    return (body as unknown as { items: Contact[] }).items[0];
  };
  const ended = async (id: string) =>
    eventually(async () => {
      const { body } = await world.ours('supervisor')('GET', '/api/contact-imports');
      const found = (body as unknown as { items: ContactImport[] }).items.find((each) => each.id === id);
      return found && !['waiting', 'running'].includes(found.state) ? found : null;
    }, 'the end of the import');
  const upload = (lines: string[], to: string = channel) =>
    world.app.upload<ContactImport & { code?: string }>(
      'supervisor',
      `/api/channels/${to}/contact-imports`,
      lines.join('\n'),
    );
  const imported = async (lines: string[], to?: string) => {
    const { status, body } = await upload([heading, ...lines], to);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return ended(body.id);
  };
  const rejects = async (id: string) => {
    const { text } = await world.ours('supervisor')('GET', `/api/contact-imports/${id}/rejects`);
    return text.replace('\uFEFF', '').trim().split('\r\n').slice(1);
  };
  const bound = async (): Promise<{ customer: Customer; phone: string; memberNumber: string }> => {
    const customer = world.app.customer();
    const phone = world.app.freshPhone();
    const { memberNumber } = world.app.shop.add({ phone });
    await customer.binds(phone);
    return { customer, phone, memberNumber: memberNumber ?? '' };
  };

  it('bind people without a tag, a message or an event, and the page knows them', async () => {
    const customer = world.app.customer();
    const phone = world.app.freshPhone();
    const before = { taggings: await world.app.count('taggings'), calls: world.app.line.calls.length };
    const sent = await world.app.count('deliveries');
    const job = await imported([`${customer.lineUserId},S-100,${local(phone)},王小明`]);
    expect(job).toMatchObject({
      kind: 'omnichat',
      state: 'done',
      total: 1,
      processed: 1,
      added: 1,
      rejected: 0,
    });
    expect(await contactOf(customer.lineUserId)).toMatchObject({
      displayName: '王小明',
      bindingState: 'bound',
      memberNumber: 'S-100',
      imported: true,
      platform: 'shopline',
      tags: [],
      friend: null,
    });
    expect(await world.app.count('taggings')).toBe(before.taggings);
    expect(world.app.line.calls).toHaveLength(before.calls);
    expect(await world.app.count('deliveries')).toBe(sent);
    expect(await world.app.count('contact_events')).toBe(0);
    await customer.opens();
    const { body } = await customer.tries<{ bound: { member: { memberNumber: string } } }>('GET', '/session');
    expect(body.bound.member.memberNumber).toBe('S-100');
  });

  it('again changes nothing', async () => {
    const user = newLineUser();
    const lines = [`${user},S-200,${local(world.app.freshPhone())},甲`];
    await imported(lines);
    const bindings = await world.app.count('bindings');
    expect(await imported(lines)).toMatchObject({ added: 0, same: 1, rejected: 0 });
    expect(await world.app.count('bindings')).toBe(bindings);
  });

  it('take nothing from anybody, and name each line that was left out', async () => {
    const holder = await bound();
    const [a, b] = [newLineUser(), newLineUser()];
    const job = await imported([
      `${holder.customer.lineUserId},OTHER,${local(world.app.freshPhone())},`,
      `${a},,${local(holder.phone)},`,
      `${b},${holder.memberNumber},,`,
      `nobody,S-1,,`,
      `${newLineUser()},,,`,
      `${newLineUser()},S-2,123,`,
    ]);
    expect(job).toMatchObject({ added: 0, same: 0, rejected: 6, processed: 6 });
    expect((await rejects(job.id)).map((line) => line.split(',').slice(0, 2).join(' '))).toEqual([
      '2 bound_otherwise',
      '3 phone_taken',
      '4 member_taken',
      '5 uid',
      '6 nothing',
      '7 phone',
    ]);
    expect(await contactOf(holder.customer.lineUserId)).toMatchObject({
      memberNumber: holder.memberNumber,
      imported: false,
    });
    expect(await contactOf(a)).toBeUndefined();
  });

  it('bring nobody back who was erased', async () => {
    const { customer, phone } = await bound();
    const contact = await contactOf(customer.lineUserId);
    const admin = world.ours('admin');
    const confirm = customer.lineUserId.slice(-4);
    const erased = await admin('POST', `/api/contacts/${contact!.id}/erasure`, {
      confirm,
      reason: '顧客要求',
    });
    expect(erased.status).toBeLessThan(300);
    const job = await imported([`${customer.lineUserId},,${local(phone)},`]);
    expect(await rejects(job.id)).toEqual([expect.stringContaining('erased')]);
  });

  it('put no first-binding tag on later, either', async () => {
    const customer = world.app.customer();
    const phone = world.app.freshPhone();
    world.app.shop.add({ phone, memberNumber: 'S-300' });
    await imported([`${customer.lineUserId},S-300,${local(phone)},`]);
    const { id } = (await contactOf(customer.lineUserId))!;
    await world.ours('admin')('POST', `/api/contacts/${id}/unbind`, { reason: 'again' });
    await customer.binds(phone);
    expect(await contactOf(customer.lineUserId)).toMatchObject({
      bindingState: 'bound',
      imported: false,
      tags: [],
    });
  });

  it('leave the member to the shop when the card is opened: the same, or the number is proven anew', async () => {
    const [right, wrong] = [world.app.customer(), world.app.customer()];
    const phones = [world.app.freshPhone(), world.app.freshPhone()];
    world.app.shop.add({ phone: phones[0]!, memberNumber: 'S-400', points: 77, tier: '金卡' });
    world.app.shop.add({ phone: phones[1]!, memberNumber: 'S-ELSE' });
    await imported([
      `${right.lineUserId},S-400,${local(phones[0]!)},`,
      `${wrong.lineUserId},S-401,${local(phones[1]!)},`,
    ]);
    for (const customer of [right, wrong]) await customer.opens();
    const card = await right.tries<{ member: { points: number; tier: string } }>('GET', '/member-card');
    expect(card.body.member).toMatchObject({ points: 77, tier: '金卡' });
    await wrong.tries('GET', '/member-card');
    expect(await contactOf(right.lineUserId)).toMatchObject({ bindingState: 'bound' });
    expect(await contactOf(wrong.lineUserId)).toMatchObject({ bindingState: 'verifyAgain' });
    const again = await right.tries<{ member: { points: number } }>('GET', '/member-card');
    expect(again.body.member.points).toBe(77);
  });

  /** The next file is looked through, and then worked on as far as its middle until it may go on. */
  function holdInTheMiddle(): () => void {
    const files = world.app.get(ImportFiles);
    const read = files.read.bind(files);
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let times = 0;
    files.read = async function* (...args) {
      times += 1;
      const waits = times === 2;
      for await (const part of read(...args)) {
        const middle = Math.floor(part.length / 2);
        yield part.subarray(0, middle);
        if (waits) await held;
        yield part.subarray(middle);
      }
    };
    return () => {
      files.read = read;
      goOn();
    };
  }

  it('are for a channel one at a time, stop within a piece, and go on after a crash as if nothing had been', async () => {
    const people = Array.from({ length: 1600 }, (_none, n) => `${newLineUser()},L-${n},,`);
    const importer = world.app.get(ImportPeople);
    const original = importer.import.bind(importer);
    let pieces = 0;
    importer.import = async (...args) => {
      pieces += 1;
      if (pieces === 2) throw new Error('the process died');
      return original(...args);
    };
    const { body } = await upload([heading, ...people], demo.otherChannelId);
    const died = await ended(body.id);
    importer.import = original;
    expect(died).toMatchObject({ state: 'failed', failure: 'internal', added: 500 });
    const job = await imported(people, demo.otherChannelId);
    expect(job).toMatchObject({ state: 'done', total: 1600, processed: 1600, added: 1100, same: 500 });

    const goOn = holdInTheMiddle();
    const more = Array.from({ length: 3000 }, (_none, n) => `${newLineUser()},M-${n},,`);
    const started = await upload([heading, ...more], demo.otherChannelId);
    expect((await upload([heading, ...more], demo.otherChannelId)).status).toBe(409);
    const stop = `/api/contact-imports/${started.body.id}/stop`;
    expect((await world.ours('supervisor')('POST', stop)).status).toBe(200);
    goOn();
    const stopped = await ended(started.body.id);
    expect(stopped.state).toBe('stopped');
    expect(stopped.processed).toBeLessThan(3000);
    expect((await world.ours('supervisor')('POST', stop)).status).toBe(409);
  });

  it('of a file that is none say why', async () => {
    const { body } = await upload(['name,tag', 'x,y']);
    expect(await ended(body.id)).toMatchObject({ state: 'failed', failure: 'header' });
  });

  it('make contacts of LINE’s friends, page by page, and know them as friends', async () => {
    const { setup } = world.app.line;
    const known = newLineUser();
    const gone = newLineUser();
    for (const user of [known, gone]) {
      const left = webhook()
        .from(user)
        .at(world.app.now() - 60_000)
        .unfollow();
      await postWebhook(world.app, left.signedWith(demo.messagingSecret));
    }
    await eventsDone(world.app);
    setup.followers = [known, ...Array.from({ length: 2300 }, newLineUser)];
    const start = () => world.ours('supervisor')('POST', `/api/channels/${channel}/follower-imports`);
    const profiles = world.app.line.calls.filter((call) => call.includes('/profile/')).length;
    const job = await ended(String((await start()).body['id']));
    expect(job).toMatchObject({ kind: 'followers', state: 'done', processed: 2301, added: 2300, same: 1 });
    expect(await contactOf(setup.followers[2300]!)).toMatchObject({ friend: true, bindingState: 'unbound' });
    expect(await contactOf(known)).toMatchObject({ friend: true });
    expect(await contactOf(gone)).toMatchObject({ friend: false });
    expect(world.app.line.calls.filter((call) => call.includes('/profile/'))).toHaveLength(profiles);
    expect(await ended(String((await start()).body['id']))).toMatchObject({ added: 0, same: 2301 });

    setup.followers = null;
    expect(await ended(String((await start()).body['id']))).toMatchObject({
      state: 'failed',
      failure: 'forbidden',
    });
  });

  it('are for admins and supervisors, with channels of their own team', async () => {
    for (const role of ['marketer', 'agent'] as const) {
      expect((await world.ours(role)('GET', '/api/contact-imports')).status).toBe(403);
    }
    const theirs = `/api/channels/${world.theirs.channelId}/follower-imports`;
    expect((await world.ours('admin')('POST', theirs)).status).toBe(404);
  });
});
