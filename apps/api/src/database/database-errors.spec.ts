import { DataSource } from 'typeorm';
import { isDatabaseUnavailable } from './database-errors.js';

async function errorOf(url: string): Promise<unknown> {
  const nowhere = new DataSource({ type: 'mysql', url, connectTimeout: 2000 });
  return nowhere.initialize().then(
    () => 'connected',
    (error: unknown) => error,
  );
}

describe('a database that is away', () => {
  it('is known by its refusal', async () => {
    expect(isDatabaseUnavailable(await errorOf('mysql://tieline@127.0.0.1:1/tieline'))).toBe(true);
  });

  it('is known by its name that leads nowhere, as that of a stopped container', async () => {
    expect(isDatabaseUnavailable(await errorOf('mysql://tieline@database.invalid:3306/tieline'))).toBe(true);
  });

  it.each(['EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])('is known by %s', (code) => {
    expect(isDatabaseUnavailable(Object.assign(new Error(code), { code }))).toBe(true);
  });

  it('is not what a fault of our own looks like', () => {
    expect(isDatabaseUnavailable(new TypeError('x is undefined'))).toBe(false);
    expect(isDatabaseUnavailable(Object.assign(new Error('no file'), { code: 'ENOENT' }))).toBe(false);
  });
});
