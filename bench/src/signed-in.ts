import type { Arm } from './arms.js';

/** The API as an admin of the demo team. */
export type Getter = {
  json: (path: string) => Promise<unknown>;
  post: (path: string, body: object, headers?: Record<string, string>) => Promise<unknown>;
};

export async function signedIn({ product }: Arm): Promise<Getter> {
  const email = 'admin@sunrise.example';
  const cookie = await product.cookie('/api/auth/sign-in', { email, password: 'tieline-demo' });
  const expect = async (call: ReturnType<typeof product.call>, path: string) => {
    const { status, body } = await call;
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    json: (path) => expect(product.call('GET', path, undefined, { cookie }), path),
    post: (path, body, headers = {}) =>
      expect(product.call('POST', path, body, { cookie, ...headers }), path),
  };
}
