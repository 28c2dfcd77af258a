import type { ResponseOf, Route, listMySessions } from '@tieline/contracts';
import { hashPassword } from '../src/auth/passwords.js';
import { newId } from '../src/database/ids.js';
import { customerWithCode } from './challenges.js';
import type { MatrixWorld, Person } from './matrix-world.js';
import { demo } from './test-app.js';

/** Things that routes name, made anew where a route may take them away. */
export class MatrixThings {
  private newcomersHash: Promise<string> | undefined;

  constructor(private readonly world: MatrixWorld) {}

  /** A thing of our team that this route may name; made anew where the route may take it away. */
  async ofOurs(route: Route, role: Person): Promise<string | undefined> {
    const [, segment = ''] = /\/([a-z-]+)\/:/.exec(route.path) ?? [];
    switch (segment) {
      case 'channels':
        return demo.channelId;
      case 'social-ties':
        return this.newTie();
      case 'contacts':
        return this.newContact();
      case 'contact-views':
        return this.newView(role);
      case 'shop-connections':
        return this.idFrom('/api/shop-connections');
      case 'binding-reviews':
        return this.caseForStaff();
      case 'invitations':
        return this.newInvitation();
      case 'members':
        return this.newMember();
      case 'sessions':
        return this.otherSession(role);
      case 'cards':
        return this.newCard();
      case 'journeys':
        return this.newJourney();
      case 'tags':
        return this.newTag();
      case 'rich-menus':
        return this.newMenu();
      case 'gateways':
        return (await this.idFrom('/api/sms/gateways')) || this.newGateway();
      default:
        // a feature that this file does not know: what its table holds
        return (await this.world.rows.ids())[segment.replaceAll('-', '_')];
    }
  }

  private async newContact(
    channelId: string = demo.channelId,
    teamId = this.world.ourTeamId,
  ): Promise<string> {
    const id = newId();
    const lineUserId = `U${id.replaceAll('-', '')}`;
    const row = { id, teamId, channelId, lineUserId, friend: 1, friendAt: 0, createdAt: 1 };
    await this.world.staff.db((db) => db.insert('contacts', row));
    return id;
  }

  private async newView(role: Person): Promise<string> {
    const answer = await this.world.as('ours', role, 'POST', '/api/contact-views', { name: newId() });
    return String(answer.body['id']);
  }

  /** A browser of the website that is tied to somebody. */
  async newTie(): Promise<string> {
    const id = newId();
    const contactId = await this.newContact();
    const tie = {
      channelId: demo.channelId,
      contactId,
      visitorHash: id,
      activeVisitor: id,
      page: 'x',
      way: 'link',
    };
    await this.world.staff.db((db) =>
      db.insert('social_ties', { id, teamId: this.world.ourTeamId, ...tie, tiedAt: 1 }),
    );
    return id;
  }

  private async newCard(): Promise<string> {
    const body = { name: '卡片', content: { kind: 'text', text: '您好' } };
    return String((await this.world.as('ours', 'admin', 'POST', '/api/cards', body)).body['id']);
  }

  async newJourney(): Promise<string> {
    const content = { trigger: { kind: 'bound' }, entryLimit: 1, steps: [{ id: 'a', kind: 'end' }] };
    const body = { channelId: demo.channelId, name: '旅程', ...content };
    return String((await this.world.as('ours', 'admin', 'POST', '/api/journeys', body)).body['id']);
  }

  async newTag(): Promise<string> {
    const { body } = await this.world.as('ours', 'admin', 'POST', '/api/tags', { name: newId() });
    return String(body['id']);
  }

  private async newMenu(): Promise<string> {
    const body = {
      channelId: demo.channelId,
      name: '選單',
      size: { width: 2500, height: 843 },
      pictureId: null,
      chatBarText: '選單',
      selected: true,
      areas: [],
    };
    return String((await this.world.as('ours', 'admin', 'POST', '/api/rich-menus', body)).body['id']);
  }

  async newGateway(): Promise<string> {
    await this.world.require('ours', 'POST', '/api/sms/gateways', {
      kind: 'kotsms',
      name: 'KOTSMS',
      credentials: { username: 'ours', password: 'our-gateway-password' },
      countries: [],
      enabled: false,
    });
    return this.idFrom('/api/sms/gateways');
  }

  private async newInvitation(): Promise<string> {
    const email = `${newId()}@sunrise.example`;
    const { body } = await this.world.as('ours', 'admin', 'POST', '/api/team/invitations', {
      email,
      role: 'agent',
    });
    return (body['invitation'] as { id: string }).id;
  }

  private async otherSession(role: Person): Promise<string> {
    await this.world.freshCookie('ours', role);
    const { body } = await this.world.as('ours', role, 'GET', '/api/auth/sessions');
    const { items } = body as ResponseOf<typeof listMySessions>;
    return items.find(({ current }) => !current)?.id ?? '';
  }

  private async idFrom(list: string): Promise<string> {
    const { body } = await this.world.as('ours', 'admin', 'GET', list);
    return (body['items'] as { id: string }[])[0]?.id ?? '';
  }

  /** A number with two members: staff have to decide. */
  async caseForStaff(): Promise<string> {
    const { app } = this.world;
    const phone = app.freshPhone();
    app.shop.add({ phone });
    app.shop.add({ phone });
    const { customer, code } = await customerWithCode(app, phone);
    await customer.enters(code);
    const [row] = await app.rows<{ id: string }>(
      'SELECT r.id FROM binding_reviews r JOIN contacts c ON c.id = r.contact_id WHERE c.line_user_id = ?',
      [customer.lineUserId],
    );
    return row?.id ?? '';
  }

  private async newMember(): Promise<string> {
    const passwordHash = await (this.newcomersHash ??= hashPassword('a-password-of-a-newcomer'));
    return this.world.member({ email: `${newId()}@sunrise.example`, role: 'agent', passwordHash });
  }

  /** Something of the other team's own where their routes need one. */
  async ofTheirs(route: Route): Promise<string> {
    const { channelId, shopId, ctx } = this.world.staff.theirs;
    if (route.path.includes('/channels/')) return channelId;
    if (route.path.includes('/shop-connections/')) return shopId;
    return route.path.includes('/contacts/') ? this.newContact(channelId, ctx.teamId) : newId();
  }
}
