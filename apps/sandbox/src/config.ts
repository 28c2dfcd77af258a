import { z } from 'zod';

export type Config = {
  port: number;
  host: string;
  /** how browsers and the product reach the sandbox, no trailing slash */
  sandboxUrl: string;
  /** where the product answers, no trailing slash */
  productUrl: string;
  /** file that keeps the world between starts; null: memory only */
  dataFile: string | null;
};

const Url = z
  .url({ protocol: /^https?$/ })
  .transform((url) => url.replace(/\/+$/, ''))
  .optional();

const Env = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(3100),
  HOST: z.string().min(1).default('127.0.0.1'),
  SANDBOX_URL: Url,
  PRODUCT_URL: Url,
  SANDBOX_DATA: z.string().min(1).optional(),
});

/** The only reader of the environment. Throws one error that lists every problem. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  // An empty variable (`SANDBOX_DATA=`) means "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = Env.safeParse(given);
  if (!read.success) {
    const problems = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The sandbox's settings are wrong.\n  ${problems.join('\n  ')}`);
  }
  const { SANDBOX_PORT: port, HOST: host, SANDBOX_URL, PRODUCT_URL, SANDBOX_DATA } = read.data;
  return {
    port,
    host,
    sandboxUrl: SANDBOX_URL ?? `http://localhost:${port}`,
    productUrl: PRODUCT_URL ?? 'http://localhost:3000',
    dataFile: SANDBOX_DATA ?? null,
  };
}
