import { finding, type Finding } from '../finding.js';
import type { CheckSubject } from '../check-subject.js';
import type { Probe } from '../probe.js';

export async function checkShop({ matchPlatform }: CheckSubject, probe: Probe): Promise<Finding> {
  if (matchPlatform === 'none') return finding('shop.not_needed');
  const test = await probe.shop();
  if (!test) return finding('shop.missing');
  if (test.ok) return finding('shop.ok');
  const codes = {
    unauthorized: 'shop.unauthorized',
    forbidden: 'shop.forbidden',
    unavailable: 'shop.unavailable',
  } as const;
  return finding(codes[test.reason], { detail: test.detail });
}
