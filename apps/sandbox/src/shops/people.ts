import { parseTaiwanMobile } from '@tieline/contracts';
import { personName, spread } from '../world/ids.js';

/** A member of every pretend shop, before a shop gives it a form of its own. */
export type Person = {
  /** number within the shop */
  n: number;
  name: string;
  gender: 'male' | 'female';
  /** national form, 0912345678 */
  mobile: string;
  verified: boolean;
  tier: 'gold' | 'silver' | null;
  points: number;
  credit: number;
  spent: number;
  tags: string[];
};

export const tierNames = { gold: '金卡會員', silver: '銀卡會員' } as const;

const person = (n: number, name: string, gender: Person['gender'], rest: Partial<Person> = {}): Person => ({
  n,
  name,
  gender,
  mobile: `09000000${String(n).padStart(2, '0')}`,
  verified: true,
  tier: 'silver',
  points: 320,
  credit: 0,
  spent: 4200,
  tags: [],
  ...rest,
});

export const people: readonly Person[] = [
  person(1, '王小明', 'male', { tier: 'gold', points: 1280, credit: 500, spent: 36_800, tags: ['vip'] }),
  person(2, '林美玲', 'female'),
  person(4, '黃淑芬', 'female'),
  person(5, '李承翰', 'male'),
  person(6, '張志豪', 'male'),
  person(7, '吳冠宇', 'male'),
  person(10, '周建國', 'male'),
  person(60, '周雅文', 'female', { mobile: '0900000010', tier: null }),
  person(11, '佐藤花子', 'female', { tier: null, verified: false }),
];

/** 0911, 0914: one member; 0913: two. An endless supply for tests and load, the same every time. */
export function isGenerated(national: string): boolean {
  return /^091[134]\d{6}$/.test(national);
}

/** second of two with one number */
const secondFrom = 1_000_000_000;

function generated(national: string, first = 0): Person {
  const seed = first === 0 ? national : `${national}-2`;
  const n = spread(seed);
  return person(first + Number(national), personName(seed), n % 2 === 0 ? 'female' : 'male', {
    mobile: national,
    tier: n % 10 === 0 ? 'gold' : 'silver',
    points: n % 2000,
    credit: n % 300,
    spent: n % 9000,
  });
}

export function peopleByMobile(national: string): readonly Person[] {
  if (!isGenerated(national)) return people.filter(({ mobile }) => mobile === national);
  const one = generated(national);
  return national.startsWith('0913') ? [one, generated(national, secondFrom)] : [one];
}

export function personByNumber(n: number): Person | null {
  const fixed = people.find((each) => each.n === n);
  if (fixed) return fixed;
  return peopleByMobile(`0${n % secondFrom}`).find((each) => each.n === n) ?? null;
}

/** Any usual spelling → 0912345678, else null. */
export function nationalMobile(text: string): string | null {
  const e164 = parseTaiwanMobile(text);
  return e164 && `0${e164.slice(4)}`;
}
