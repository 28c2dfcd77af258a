import { Injectable } from '@nestjs/common';
import { ruleFits, type RichMenuReach, type RichMenuRules } from '@tieline/contracts';
import { Transactions } from '../database/transactions.js';
import type { StaffContext } from '../http/request-context.js';
import { MenuTruth, type MenuSubject } from './menu-truth.js';
import { RuleReferences } from './rule-references.js';

const people = 2000;

/** Who would see what by a list of rules: counted person by person with the function that decides. */
@Injectable()
export class MenuReach {
  constructor(
    private readonly transactions: Transactions,
    private readonly references: RuleReferences,
    private readonly truth: MenuTruth,
  ) {}

  /** @throws request.not_found, rich_menu.not_published */
  async count({ teamId }: StaffContext, channelId: string, rules: RichMenuRules): Promise<RichMenuReach> {
    const setup = await this.transactions.once(async (db) => {
      await this.references.requireUsable(db, teamId, channelId, rules);
      return { ...(await this.truth.setup(db, teamId, channelId)), ...rules };
    });
    const reach = emptyReach(rules);
    for (let after: string | null = null; ;) {
      const page: MenuSubject[] = await this.transactions.once((db) =>
        this.truth.page(db, setup, after, people),
      );
      for (const subject of page) add(reach, rules, subject);
      if (page.length < people) return reach;
      after = page.at(-1)?.contactId ?? null;
    }
  }
}

function emptyReach({ rules }: RichMenuRules): RichMenuReach {
  return {
    people: 0,
    rules: rules.map(({ menuId }) => ({ menuId, people: 0, overruled: 0 })),
    byDefault: 0,
    conflicts: 0,
    overridden: 0,
  };
}

function add(reach: RichMenuReach, { rules }: RichMenuRules, subject: MenuSubject): void {
  if (subject.friend === false) return;
  reach.people += 1;
  if (subject.overrideMenuId !== null) reach.overridden += 1;
  const fitting = rules.flatMap((rule, index) => (ruleFits(rule, subject) ? [index] : []));
  if (fitting.length === 0) reach.byDefault += 1;
  if (fitting.length > 1) reach.conflicts += 1;
  fitting.forEach((place, rank) => {
    const counted = reach.rules[place];
    if (!counted) return;
    if (rank === 0) counted.people += 1;
    else counted.overruled += 1;
  });
}
