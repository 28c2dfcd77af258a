import { isGenerated, people, peopleByMobile, personByNumber, type Person } from './people.js';

export type PersonChange = { mobile?: string; deleted?: boolean };

/** The members as they are now: what a control call changed lies over what everybody begins with. */
export class ShopPeople {
  private readonly changes = new Map<number, PersonChange>();

  change(n: number, change: PersonChange): void {
    this.changes.set(n, { ...this.changes.get(n), ...change });
  }

  byNumber(n: number): Person | null {
    const person = personByNumber(n);
    return person && this.now(person);
  }

  byMobile(national: string): Person[] {
    const moved = [...this.changes.keys()].flatMap((n) => this.byNumber(n) ?? []);
    const stayed = peopleByMobile(national).filter(({ n }) => !this.changes.has(n));
    return [...stayed, ...moved.filter(({ mobile }) => mobile === national)];
  }

  /** Whom a loose search can hit: everybody who was thought up, and those of one generated number. */
  candidates(national: string | null): Person[] {
    if (national !== null && isGenerated(national)) return this.byMobile(national);
    const fixed = people.flatMap((person) => this.now(person) ?? []);
    const moved = national === null ? [] : this.byMobile(national);
    return [...fixed, ...moved.filter(({ n }) => !fixed.some((person) => person.n === n))];
  }

  clear(): void {
    this.changes.clear();
  }

  dump(): [number, PersonChange][] {
    return [...this.changes];
  }

  private now(person: Person): Person | null {
    const { mobile = person.mobile, deleted = false } = this.changes.get(person.n) ?? {};
    return deleted ? null : { ...person, mobile };
  }
}
