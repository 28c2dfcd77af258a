import { isIPv6 } from 'node:net';

/**
 * The bucket a caller counts into: an IPv4 address, or the /64 of an IPv6 address (a home or a phone has a whole
 * /64 to itself). ::ffff:1.2.3.4 is the IPv4 address. Unknown callers share one strict bucket.
 */
export function addressBucket(ip: string | undefined): string {
  if (!ip) return 'unknown';
  if (!isIPv6(ip)) return ip;
  const groups = expand(ip.split('%')[0] ?? ip);
  const mapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
  if (mapped) return groups.slice(6).flatMap(bytesOf).join('.');
  return `${groups.slice(0, 4).join(':')}::/64`;
}

function bytesOf(group: string): number[] {
  const value = Number.parseInt(group, 16);
  return [value >> 8, value & 255];
}

/** Eight groups in hex without leading zeros; a dotted end becomes two of them. */
function expand(ip: string): string[] {
  const hex = ip.toLowerCase().replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_dotted, ...parts: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [head = '', tail] = hex.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(Math.max(0, missing)).fill('0'), ...right].map((part) =>
    Number.parseInt(part || '0', 16).toString(16),
  );
}
