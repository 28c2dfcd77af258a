import { readConfig } from './config.js';

describe('the sandbox’s settings', () => {
  it('have defaults; empty means not set', () => {
    expect(readConfig({ PRODUCT_URL: '' })).toEqual({
      port: 3100,
      host: '127.0.0.1',
      sandboxUrl: 'http://localhost:3100',
      productUrl: 'http://localhost:3000',
      dataFile: null,
    });
  });

  it('follow the port and lose trailing slashes', () => {
    const config = readConfig({ SANDBOX_PORT: '4100', PRODUCT_URL: 'http://localhost:4000/' });
    expect([config.sandboxUrl, config.productUrl]).toEqual([
      'http://localhost:4100',
      'http://localhost:4000',
    ]);
  });

  it('are refused with every problem at once', () => {
    const wrong = () => readConfig({ SANDBOX_PORT: 'many', PRODUCT_URL: 'localhost' });
    expect(wrong).toThrow(/SANDBOX_PORT.*\n.*PRODUCT_URL/s);
  });
});
