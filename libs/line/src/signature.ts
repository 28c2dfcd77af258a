/** 32 bytes in base64 are always 43 characters and one `=`. */
const base64OfSha256 = /^[A-Za-z0-9+/]{43}=$/;

/** The SDK is 370 modules, of which this needs one: loaded by the first webhook, not at every start. */
const loadSdk = () => import('@line/bot-sdk');

/**
 * Whether `X-Line-Signature` is base64(HMAC-SHA256(secret, raw bytes)) for one of the secrets (two during a
 * rotation). Constant time per secret; a blank secret never verifies. Source: verify-webhook-signature, LINE docs.
 */
export async function verifySignature(
  rawBody: Uint8Array,
  signature: string | undefined,
  secrets: readonly string[],
): Promise<boolean> {
  // Buffer.from(…, 'base64') skips foreign characters, so the SDK alone would take hex-like or padded spellings.
  if (typeof signature !== 'string' || !base64OfSha256.test(signature)) return false;
  if (Buffer.from(signature, 'base64').toString('base64') !== signature) return false;
  const { validateSignature } = await loadSdk();
  const body = Buffer.from(rawBody.buffer, rawBody.byteOffset, rawBody.byteLength);
  return secrets.some((secret) => secret.trim() !== '' && validateSignature(body, secret, signature));
}
