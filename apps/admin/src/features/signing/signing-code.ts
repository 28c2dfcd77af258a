/** What a brand's server runs, as in docs/website-widget.md and docs/signed-member-link.md. */
export type SigningCode = Record<SigningLanguage, string>;
export const signingLanguages = ['Node.js', 'PHP', 'Python'] as const;
export type SigningLanguage = (typeof signingLanguages)[number];

/** Says who is signed in on the website, to its button. */
export const memberTokenCode: SigningCode = {
  'Node.js': `import { createHmac, randomUUID } from 'node:crypto';

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

export function memberToken({ channel, secret, memberId }) {
  const exp = Math.floor(Date.now() / 1000) + 300;
  const claims = { sub: memberId, aud: channel, exp, jti: randomUUID() };
  const signed = \`\${part({ alg: 'HS256', typ: 'JWT' })}.\${part(claims)}\`;
  return \`\${signed}.\${createHmac('sha256', secret).update(signed).digest('base64url')}\`;
}
`,
  PHP: `function member_token(string $channel, string $secret, string $memberId): string {
  $part = fn ($bytes) => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
  $claims = ['sub' => $memberId, 'aud' => $channel, 'exp' => time() + 300, 'jti' => bin2hex(random_bytes(16))];
  $signed = $part(json_encode(['alg' => 'HS256', 'typ' => 'JWT'])) . '.' . $part(json_encode($claims));
  return $signed . '.' . $part(hash_hmac('sha256', $signed, $secret, true));
}
`,
  Python: `import base64, hashlib, hmac, json, time, uuid

def part(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

def member_token(channel: str, secret: str, member_id: str) -> str:
    claims = {"sub": member_id, "aud": channel, "exp": int(time.time()) + 300, "jti": str(uuid.uuid4())}
    header = {"alg": "HS256", "typ": "JWT"}
    signed = ".".join(part(json.dumps(each).encode()) for each in (header, claims))
    return f"{signed}." + part(hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest())
`,
};

/** Makes the address that a member's tap is sent on to. */
export const memberLinkCode: SigningCode = {
  'Node.js': `import { createHmac, randomUUID } from 'node:crypto';

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

export function memberLink({ liffId, secret, memberId }) {
  const exp = Math.floor(Date.now() / 1000) + 600;
  const claims = { sub: memberId, aud: liffId, exp, jti: randomUUID() };
  const signed = \`\${part({ alg: 'HS256', typ: 'JWT' })}.\${part(claims)}\`;
  const signature = createHmac('sha256', secret).update(signed).digest('base64url');
  return \`https://liff.line.me/\${liffId}/member?t=\${signed}.\${signature}\`;
}
`,
  PHP: `function member_link(string $liffId, string $secret, string $memberId): string {
  $part = fn ($bytes) => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
  $claims = ['sub' => $memberId, 'aud' => $liffId, 'exp' => time() + 600, 'jti' => bin2hex(random_bytes(16))];
  $signed = $part(json_encode(['alg' => 'HS256', 'typ' => 'JWT'])) . '.' . $part(json_encode($claims));
  return "https://liff.line.me/$liffId/member?t=$signed." . $part(hash_hmac('sha256', $signed, $secret, true));
}
`,
  Python: `import base64, hashlib, hmac, json, time, uuid

def part(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()

def member_link(liff_id: str, secret: str, member_id: str) -> str:
    claims = {"sub": member_id, "aud": liff_id, "exp": int(time.time()) + 600, "jti": str(uuid.uuid4())}
    header = {"alg": "HS256", "typ": "JWT"}
    signed = ".".join(part(json.dumps(each).encode()) for each in (header, claims))
    signature = part(hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest())
    return f"https://liff.line.me/{liff_id}/member?t={signed}.{signature}"
`,
};
