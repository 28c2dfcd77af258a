import { Injectable } from '@nestjs/common';
import { Clock } from '../database/clock.js';
import { Transactions } from '../database/transactions.js';
import { JourneyMessages, type Stationery } from './journey-messages.js';
import type { Group, Journeyer } from './journeyer.js';
import { Program } from './program.js';
import { Travellers, type Person } from './travellers.js';
import { walk } from './walk.js';

/** How far people of a journey get now, by what is known of them. Writes nothing. */
@Injectable()
export class LookAhead {
  constructor(
    private readonly transactions: Transactions,
    private readonly travellers: Travellers,
    private readonly messages: JourneyMessages,
    private readonly clock: Clock,
  ) {}

  async look(group: Group): Promise<{ stationery: Stationery; journeyers: Journeyer[] }> {
    const { journey, version, entries } = group;
    const { stationery, people } = await this.transactions.once(async (db) => ({
      stationery: await this.messages.stationery(db, journey, version.content),
      people: await this.travellers.find(db, version, entries),
    }));
    return { stationery, journeyers: this.decide(group, stationery, people) };
  }

  private decide(
    { version, entries }: Group,
    { timeZone }: Stationery,
    people: ReadonlyMap<string, Person>,
  ): Journeyer[] {
    const { quietHours, steps } = version.content;
    const program = new Program(steps);
    const circumstances = { now: this.clock.now(), timeZone, quietHours };
    return entries.map((entry) => {
      const person = people.get(entry.contactId) ?? null;
      const from = { place: entry.place, waited: entry.waited === 1 };
      const nowhere = { taken: [], effects: [], place: null, waited: false, dueAt: circumstances.now };
      return { entry, person, walked: person ? walk(program, from, person, circumstances) : nowhere };
    });
  }
}
