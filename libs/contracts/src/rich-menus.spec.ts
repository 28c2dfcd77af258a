import fc from 'fast-check';
import { decidingRule, ruleFits, type MenuPerson, type RichMenuRule } from './rich-menus.js';

const tag = fc.constantFrom('t1', 't2', 't3', 't4');
const tagIds = fc.uniqueArray(tag, { minLength: 1, maxLength: 3 });
const audience: fc.Arbitrary<RichMenuRule['audience']> = fc.oneof(
  fc.record({ kind: fc.constant('tagsAny' as const), tagIds }),
  fc.record({ kind: fc.constant('tagsAll' as const), tagIds }),
  fc.record({ kind: fc.constant('bound' as const) }),
  fc.record({ kind: fc.constant('notBound' as const) }),
);
const rule = fc.record({ menuId: fc.constantFrom('m1', 'm2', 'm3'), audience });
const rules = fc.array(rule, { maxLength: 8 });
const person: fc.Arbitrary<MenuPerson> = fc.record({
  bound: fc.boolean(),
  tagIds: fc.uniqueArray(tag).map((ids) => new Set(ids)),
});

const kept = (each: RichMenuRule[]): RichMenuRule[] => structuredClone(each);

/** Written down once more, the long way: what the product document says of a rule. */
function said({ audience: about }: RichMenuRule, { bound, tagIds: has }: MenuPerson): boolean {
  if (about.kind === 'bound') return bound;
  if (about.kind === 'notBound') return !bound;
  const held = about.tagIds.filter((id) => has.has(id)).length;
  return about.kind === 'tagsAny' ? held > 0 : held === about.tagIds.length;
}

describe('which menu somebody sees', () => {
  it('is the first rule that fits, and no other', () => {
    fc.assert(
      fc.property(rules, person, (list, who) => {
        const place = decidingRule(list, who);
        const fitting = list.map((each) => said(each, who));
        expect(place).toBe(fitting.includes(true) ? fitting.indexOf(true) : null);
      }),
      { numRuns: 2000 },
    );
  });

  it('depends on nothing but the rules and the person: the same again, whatever was asked between', () => {
    fc.assert(
      fc.property(rules, fc.array(person, { minLength: 1, maxLength: 6 }), (list, people) => {
        const [before, once] = [kept(list), people.map((who) => decidingRule(list, who))];
        const again = [...people].reverse().map((who) => decidingRule(list, who));
        expect(again.reverse()).toEqual(once);
        expect(list).toEqual(before);
      }),
    );
  });

  it('does not depend on the order in which tags were put on, or stand in a rule', () => {
    fc.assert(
      fc.property(rules, person, (list, who) => {
        const turned = list.map((each) =>
          'tagIds' in each.audience
            ? { ...each, audience: { ...each.audience, tagIds: [...each.audience.tagIds].reverse() } }
            : each,
        );
        const other = { ...who, tagIds: new Set([...who.tagIds].reverse()) };
        expect(decidingRule(turned, other)).toBe(decidingRule(list, who));
      }),
    );
  });

  it('is not changed by rules below the one that decides, nor by those that do not fit', () => {
    fc.assert(
      fc.property(rules, rules, person, (list, below, who) => {
        const place = decidingRule(list, who);
        if (place !== null) expect(decidingRule([...list, ...below], who)).toBe(place);
        const fitting = list.filter((each) => ruleFits(each, who));
        expect(decidingRule(fitting, who)).toBe(fitting.length > 0 ? 0 : null);
      }),
    );
  });

  it('is the upper one for everybody whom two fit', () => {
    fc.assert(
      fc.property(rule, rule, person, (upper, lower, who) => {
        fc.pre(ruleFits(upper, who) && ruleFits(lower, who));
        expect([decidingRule([upper, lower], who), decidingRule([lower, upper], who)]).toEqual([0, 0]);
      }),
    );
  });
});
