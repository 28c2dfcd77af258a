import { isIPv6 } from 'node:net';

/**
 * The bucket a caller counts into: an IPv4 address, or the /64 of an IPv6 address (a home or a phone has a whole
 * /64 to itself). ::ffff:1.2.3.4 is the IPv4 address. Unknown callers share one strict bucket.
 */
export function addressBucket(ip: string | undefined): string {
  if (!ip) return 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped?.[1]) return mapped[1];
  if (!isIPv6(ip)) return ip;
  return `${expand(ip.split('%')[0] ?? ip)
    .slice(0, 4)
    .join(':')}::/64`;
}

function expand(ip: string): string[] {
  const [head = '', tail] = ip.toLowerCase().split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(Math.max(0, missing)).fill('0'), ...right].map((part) =>
    Number.parseInt(part || '0', 16).toString(16),
  );
}
