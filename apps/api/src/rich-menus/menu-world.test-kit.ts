import type {
  ContactRichMenu,
  RichMenu,
  RichMenuContent,
  RichMenuJob,
  RichMenuRule,
  RichMenuRules,
  Role,
} from '@tieline/contracts';
import sharp from 'sharp';
import type { Engine } from '../../test/engines.js';
import { eventually } from '../../test/eventually.js';
import { form } from '../../test/form.js';
import { TestApp, demo, type Answered, type TestAppOptions } from '../../test/test-app.js';
import { ContactEntity } from '../contacts/contact.entity.js';
import { ContactEventInterests } from '../contact-events/contact-event-interests.js';
import { ContactEventRunner } from '../contact-events/contact-event-runner.js';
import { newId } from '../database/ids.js';
import { Transactions } from '../database/transactions.js';
import { TaggingRepository } from '../tagging/tagging.repository.js';
import { MenuJobRunner } from './menu-job-runner.js';
import { ContactMenuEntity } from './rich-menu.entities.js';

export type Person = { id: string; lineUserId: string };

/** A menu for whoever has one of these tags. */
export const any = (menuId: string, ...tagIds: string[]): RichMenuRule => ({
  menuId,
  audience: { kind: 'tagsAny', tagIds },
});

/** The product with its menus, and LINE as FakeLine keeps it. */
export class MenuWorld {
  teamId = '';
  tags: string[] = [];
  private pictureId = '';

  private constructor(readonly app: TestApp) {}

  static async start(engine: Engine, options?: TestAppOptions): Promise<MenuWorld> {
    const world = new MenuWorld(await TestApp.start(engine, options));
    const [channel] = await world.app.rows<{ team_id: string }>('SELECT team_id FROM channels WHERE id = ?', [
      demo.channelId,
    ]);
    world.teamId = channel?.team_id ?? '';
    world.tags = (await world.app.rows<{ id: string }>('SELECT id FROM tags ORDER BY id')).map(
      ({ id }) => id,
    );
    world.pictureId = await world.picture(2500, 843, 'richMenuSmall');
    return world;
  }

  stop(): Promise<void> {
    return this.app.stop();
  }

  get line() {
    return this.app.line.richMenus;
  }

  /** LINE knows nothing, and so do we. */
  async clear(): Promise<void> {
    for (const table of ['rich_menus', 'rich_menu_publications', 'rich_menu_rules', 'rich_menu_jobs']) {
      await this.app.rows(`DELETE FROM ${table}`);
    }
    for (const table of ['contact_menus', 'contact_event_interests', 'taggings']) {
      await this.app.rows(`DELETE FROM ${table}`);
    }
    for (const kept of [this.line.menus, this.line.links, this.line.aliases]) kept.clear();
    this.line.strangers.clear();
    this.line.times.clear();
    this.line.exceeded.length = 0;
    this.line.defaultId = null;
  }

  /** Nobody is known but those who were bound once. */
  async begin(): Promise<void> {
    await this.clear();
    await this.app.rows('DELETE FROM contacts WHERE channel_id = ? AND first_bound_at IS NULL', [
      demo.channelId,
    ]);
    await this.app.get(ContactEventInterests).refresh();
  }

  async picture(width: number, height: number, kind: string): Promise<string> {
    const bytes = await sharp({ create: { width, height, channels: 3, background: '#3366cc' } })
      .png()
      .toBuffer();
    const signedIn = await this.app.call('POST', '/api/auth/sign-in', {
      body: { email: 'marketer@sunrise.example', password: demo.password },
    });
    const cookie = String([signedIn.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
    const { raw, headers } = form(bytes);
    const answer = await this.app.call('POST', `/api/media?kind=${kind}`, {
      raw,
      headers: { ...headers, cookie },
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return String(answer.body['id']);
  }

  content(changes: Partial<RichMenuContent> = {}): RichMenuContent {
    return {
      name: '會員版',
      size: { width: 2500, height: 843 },
      pictureId: this.pictureId,
      chatBarText: '會員專區',
      selected: true,
      areas: [],
      ...changes,
    };
  }

  as<T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    role: Role = 'marketer',
  ): Promise<Answered<T>> {
    return this.app.as<T>(role, method, url, body);
  }

  async create(
    changes: Partial<RichMenuContent> = {},
    channelId: string = demo.channelId,
  ): Promise<RichMenu> {
    const answer = await this.as<RichMenu>('POST', '/api/rich-menus', {
      channelId,
      ...this.content(changes),
    });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body;
  }

  /** A menu that LINE has, by our id. */
  async published(name: string, changes: Partial<RichMenuContent> = {}): Promise<string> {
    const { id } = await this.create({ name, ...changes });
    const job = await this.publish(id);
    if (job.state !== 'done') throw new Error(JSON.stringify(job));
    return id;
  }

  async publish(id: string): Promise<RichMenuJob> {
    const answer = await this.as<RichMenuJob>('POST', `/api/rich-menus/${id}/publication`);
    if (answer.status !== 201) throw new Error(answer.text);
    return this.ended(answer.body.id);
  }

  async menu(id: string): Promise<RichMenu> {
    return (await this.as<RichMenu>('GET', `/api/rich-menus/${id}`)).body;
  }

  async lineIdOf(id: string): Promise<string> {
    const [row] = await this.app.rows<{ line: string }>(
      'SELECT line_menu_id AS line FROM rich_menus WHERE id = ?',
      [id],
    );
    return row?.line ?? '';
  }

  async jobs(): Promise<RichMenuJob[]> {
    const url = `/api/channels/${demo.channelId}/rich-menu-jobs`;
    return (await this.as<{ items: RichMenuJob[] }>('GET', url)).body.items;
  }

  async ended(id: string): Promise<RichMenuJob> {
    return eventually(
      async () => {
        // not before other processes listen to what the rules are about: nobody has to wait for that here
        await this.app.rows("UPDATE rich_menu_jobs SET lease_until = 0 WHERE id = ? AND state = 'waiting'", [
          id,
        ]);
        await this.app.get(MenuJobRunner).round();
        return (await this.jobs()).find((job) => job.id === id && /done|failed|cancelled/.test(job.state));
      },
      'the end of a job',
      60_000,
    );
  }

  /** Saves rules and waits until everybody has their menu. */
  async rule(rules: RichMenuRules): Promise<RichMenuJob | null> {
    const url = `/api/channels/${demo.channelId}/rich-menu-rules`;
    const { version } = (await this.as<{ version: number }>('GET', url)).body;
    const answer = await this.as<{ job: RichMenuJob | null }>('PUT', url, { version, ...rules });
    if (answer.status !== 200) throw new Error(answer.text);
    return answer.body.job && this.ended(answer.body.job.id);
  }

  async people(count: number, friend: 0 | 1 = 1): Promise<Person[]> {
    const rows = Array.from({ length: count }, () => {
      const id = newId();
      return { id, lineUserId: `U${id.replaceAll('-', '')}` };
    });
    const base = { teamId: this.teamId, channelId: demo.channelId, createdAt: 1, friendAt: 5, friend };
    for (let at = 0; at < rows.length; at += 500) {
      const some = rows.slice(at, at + 500).map((row) => ({ ...row, ...base }));
      await this.app.get(Transactions).run((tx) => tx.insert(ContactEntity, some));
    }
    return rows;
  }

  /** As a job leaves it: LINE shows this menu to them, and we have sent it, or seen it there. */
  async shown(people: readonly Person[], menuId: string, state: 'sent' | 'verified' = 'verified') {
    const lineMenuId = await this.lineIdOf(menuId);
    const base = {
      teamId: this.teamId,
      channelId: demo.channelId,
      lineMenuId,
      state,
      tries: 0,
      updatedAt: 1,
    };
    for (const { lineUserId } of people) this.line.links.set(lineUserId, lineMenuId);
    for (let at = 0; at < people.length; at += 500) {
      const some = people.slice(at, at + 500).map(({ id }) => ({ contactId: id, ...base }));
      await this.app.get(Transactions).run((tx) => tx.insert(ContactMenuEntity, some));
    }
  }

  async tag(people: readonly Person[], tagId: string): Promise<void> {
    const ids = people.map(({ id }) => id);
    for (let at = 0; at < ids.length; at += 1000) {
      await this.app
        .get(Transactions)
        .run((tx) =>
          this.app
            .get(TaggingRepository)
            .putOn(tx, { teamId: this.teamId, source: 'bulk' }, ids.slice(at, at + 1000), [tagId]),
        );
    }
  }

  async untag(people: readonly Person[], tagId: string): Promise<void> {
    const ids = people.map(({ id }) => id);
    await this.app
      .get(Transactions)
      .run((tx) =>
        this.app.get(TaggingRepository).takeOff(tx, { teamId: this.teamId, by: 'bulk' }, ids, [tagId]),
      );
  }

  /** Everything that happened is heard, and what follows from it has reached LINE. */
  async settled(): Promise<void> {
    await eventually(
      async () => {
        await this.app.get(ContactEventRunner).round();
        await this.app.get(MenuJobRunner).round();
        const waiting =
          (await this.app.count('contact_events')) +
          (await this.app.count('deliveries', "state = 'queued' AND kind = 'line.menu'")) +
          (await this.app.count('rich_menu_jobs', "state IN ('waiting', 'running')"));
        return waiting === 0;
      },
      'rest',
      30_000,
    );
  }

  async menuOf({ id }: { id: string }): Promise<ContactRichMenu> {
    return (await this.as<ContactRichMenu>('GET', `/api/contacts/${id}/rich-menu`)).body;
  }

  linked(person: Person): string | null {
    return this.line.links.get(person.lineUserId) ?? null;
  }
}
