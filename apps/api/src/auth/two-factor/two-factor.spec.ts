import { describeEachEngine } from '../../../test/engines.js';
import { Transactions } from '../../database/transactions.js';
import { SignInThrottleEntity } from '../sign-in-throttle.entity.js';
import { StaffWorld, demo, type Answer, type Member as Caller } from '../staff-world.test-kit.js';
import { codeOfStep, stepAt } from './totp.js';

const email = 'supervisor@sunrise.example';
const { password } = demo;

/** The authenticator app's side of base32. */
function decode(text: string): Buffer {
  const bits = [...text].map((c) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'),
  );
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

describeEachEngine('the second sign-in step', (engine) => {
  let world: StaffWorld;
  let call: Caller;
  let secret: string;
  let recoveryCodes: string[];
  beforeAll(async () => {
    world = await StaffWorld.start(engine);
    call = await world.signedIn(email, password);
  });
  afterAll(() => world.stop());
  beforeEach(() => world.db((db) => db.clear(SignInThrottleEntity)));

  const code = (offset = 0) => codeOfStep(decode(secret), stepAt(world.app.now()) + offset);
  const nextStep = () => world.app.passTime(60_000);
  const signIn = (given?: string, address = '10.0.0.7'): Promise<Answer> =>
    world.app.call('POST', '/api/auth/sign-in', {
      body: { email, password, ...(given !== undefined && { code: given }) },
      headers: { 'x-forwarded-for': address },
    });
  const enrol = (given: string = password) => call('POST', '/api/auth/two-factor/enrol', { password: given });
  const confirm = (given: string) => call('POST', '/api/auth/two-factor/confirm', { code: given });

  it('is enrolled with the password, and counts only once confirmed', async () => {
    expect((await enrol('guess')).body.code).toBe('auth.password_wrong');
    const { body } = await enrol();
    secret = String(body['secret']);
    expect(body['url']).toContain(`secret=${secret}&issuer=Tieline`);
    expect((await signIn()).status).toBe(200);
    const wrong = code() === '000000' ? '111111' : '000000';
    expect((await confirm(wrong)).body.code).toBe('auth.code_wrong');
    const confirmed = await confirm(code());
    recoveryCodes = confirmed.body['recoveryCodes'] as string[];
    expect(new Set(recoveryCodes).size).toBe(10);
    expect((await call('GET', '/api/auth/two-factor')).body).toEqual({
      enabled: true,
      recoveryCodesLeft: 10,
    });
    expect((await enrol()).body.code).toBe('auth.two_factor_on');
  });

  it('keeps neither secret nor recovery codes in the clear', async () => {
    const tables = ['staff_two_factor', 'staff_recovery_codes', 'audit'];
    const rows = await Promise.all(tables.map((table) => world.app.rows(`SELECT * FROM ${table}`)));
    const stored = JSON.stringify(rows);
    for (const text of [secret, decode(secret).toString('base64'), ...recoveryCodes]) {
      expect(stored).not.toContain(text);
    }
  });

  it('asks for the code after the right password only', async () => {
    expect(await signIn()).toMatchObject({ status: 401, body: { code: 'auth.code_required' } });
    expect((await world.signIn(email, 'wrong')).body.code).toBe('auth.bad_credentials');
    nextStep();
    expect((await signIn(code())).status).toBe(200);
  });

  it('takes a code once, also when it is sent several times at once', async () => {
    nextStep();
    const answers = await Promise.all(Array.from({ length: 5 }, (_, n) => signIn(code(), `10.0.1.${n}`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'auth.code_wrong')).toHaveLength(4);
    expect((await signIn(code(-1))).body.code).toBe('auth.code_wrong');
  });

  it('takes a recovery code once, however it is written', async () => {
    const [first = '', second = ''] = recoveryCodes;
    expect((await signIn(first.toLowerCase().replace(/-/g, ' '))).status).toBe(200);
    expect((await signIn(first)).body.code).toBe('auth.code_wrong');
    const twice = await Promise.all([signIn(second), signIn(second)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect((await call('GET', '/api/auth/two-factor')).body).toMatchObject({ recoveryCodesLeft: 8 });
  });

  it('lets ten guesses through, from any number of addresses, and then not even the right code', async () => {
    nextStep();
    const guess = (n: number) => signIn('AAAA-AAAA-AAAA-AAAA', `10.0.2.${n}`);
    const statuses = (await Promise.all(Array.from({ length: 20 }, (_, n) => guess(n)))).map(
      ({ status }) => status,
    );
    expect(statuses.filter((status) => status === 422)).toHaveLength(10);
    expect((await signIn(code(), '10.0.3.1')).status).toBe(429);
  });

  it('is turned off with the password, or by an admin for somebody else', async () => {
    const off = (given: string) => call('POST', '/api/auth/two-factor/off', { password: given });
    expect((await off('guess')).body.code).toBe('auth.password_wrong');
    expect((await off(password)).status).toBe(204);
    expect((await off(password)).body.code).toBe('auth.two_factor_off');
    expect((await signIn()).status).toBe(200);
    secret = String((await enrol()).body['secret']);
    nextStep();
    expect((await confirm(code())).status).toBe(200);
    const { body } = await world.ours('admin')('GET', '/api/team/members');
    const member = (body['items'] as { id: string; email: string; twoFactor: boolean }[]).find(
      (one) => one.email === email,
    )!;
    expect(member.twoFactor).toBe(true);
    const path = `/api/team/members/${member.id}/two-factor`;
    expect((await world.ours('admin')('DELETE', path)).status).toBe(204);
    expect((await signIn()).status).toBe(200);
  });

  it('of two confirmations at once, one gives codes', async () => {
    secret = String((await enrol()).body['secret']);
    nextStep();
    const statuses = (await Promise.all([confirm(code()), confirm(code())]))
      .map(({ status }) => status)
      .sort();
    expect(statuses[0]).toBe(200);
    expect(statuses[1]).toBeGreaterThanOrEqual(409);
    expect(await world.app.get(Transactions).once((db) => db.count('staff_recovery_codes'))).toBe(10);
  });
});
