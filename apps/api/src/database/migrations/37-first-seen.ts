import type { MigrationInterface, QueryRunner } from 'typeorm';
import { newId } from '../ids.js';

type Owner = { team: string; channel: string; owner: string };

/** Channels whose menus depend on the binding hear of people they meet, as their next saved rules would have them. */
export class FirstSeen1798700000000 implements MigrationInterface {
  name = 'FirstSeen1798700000000';

  async up(runner: QueryRunner): Promise<void> {
    const owners = (await runner.query(
      `SELECT DISTINCT team_id AS team, channel_id AS channel, owner_id AS owner FROM contact_event_interests
        WHERE owner_kind = 'rich_menu' AND kind = 'bound'`,
    )) as Owner[];
    for (const { team, channel, owner } of owners) {
      await runner.query(
        `INSERT INTO contact_event_interests (id, team_id, channel_id, kind, owner_kind, owner_id)
         VALUES (?, ?, ?, 'met', 'rich_menu', ?)`,
        [newId(), team, channel, owner],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM contact_event_interests WHERE kind = 'met'");
    await runner.query("DELETE FROM contact_events WHERE kind = 'met'");
  }
}
