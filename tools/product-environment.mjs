/** What the product is told when a sandbox is its outside world: base URLs, tokens, and a demo team to begin with. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { demoProvision } from './demo-provision.mjs';

/**
 * Anything set by hand in `given` wins, except where the sandbox is.
 * @param empty leaves the database without a team: the first run in the browser makes it
 */
export function productEnvironment(
  { world, sandboxUrl, port, publicUrl, data, empty = false },
  given = process.env,
) {
  mkdirSync(data, { recursive: true });
  const provisionFile = path.join(data, 'provision.json');
  writeFileSync(provisionFile, JSON.stringify(demoProvision(world), null, 2), { mode: 0o600 });
  return {
    LOG_LEVEL: 'warn',
    // One address stands for all the pretend phones of this machine.
    OTP_SENDS_PER_ADDRESS_HOUR: '1000000',
    ...given,
    ...world.productEnvironment,
    SMS_SANDBOX_TOKEN: world.sms.token,
    // The sandbox's own gateway can be set up by hand too.
    TIELINE_ALLOW_PRIVATE_ADDRESSES: '1',
    SANDBOX_URL: sandboxUrl,
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    TIELINE_DATA: data,
    TIELINE_PROVISION_FILE: empty ? '' : provisionFile,
    SANDBOX_PROVISION_FILE: provisionFile,
  };
}

/** What the sandbox is told by the same command. */
export function sandboxEnvironment({ port, publicUrl, data }, given = process.env) {
  mkdirSync(data, { recursive: true });
  return {
    SANDBOX_DATA: path.join(data, 'sandbox.json'),
    ...given,
    SANDBOX_PORT: String(port),
    PRODUCT_URL: publicUrl,
  };
}
