import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import {
  defaultSocialBinding,
  type BegunTie,
  type Problem,
  type SocialBindingContent,
  type SocialBindingSettings,
  type SocialTie,
  type TieOffer,
  type TieResult,
  type TieStatus,
} from '@tieline/contracts';
import type { Customer } from '../../test/customer.js';
import { demo, type Answered, type TestApp } from '../../test/test-app.js';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A brand's website, its server and the browsers on it. */
export class Website {
  secret = '';

  constructor(
    readonly app: TestApp,
    readonly channelId: string = demo.channelId,
    readonly origin = 'https://shop.example',
  ) {}

  /** Saves over what is saved. */
  async setUp(
    changes: Partial<SocialBindingContent> = {},
  ): Promise<Answered<SocialBindingSettings & Problem>> {
    const path = `/api/channels/${this.channelId}/social-binding`;
    const { version } = (await this.app.as<SocialBindingSettings>('marketer', 'GET', path)).body;
    const content = { ...defaultSocialBinding(), enabled: true, origins: [this.origin], ...changes };
    return this.app.as('marketer', 'PUT', path, { version, ...content });
  }

  async makeSecret(): Promise<void> {
    const path = `/api/channels/${this.channelId}/member-link-secret`;
    const { body } = await this.app.as<{ secret: string }>('admin', 'POST', path, { endPrevious: false });
    this.secret = body.secret;
  }

  /** As the server of the website signs it. */
  memberToken(sub: string, more: object = {}, key = this.secret): string {
    const exp = Math.floor(this.app.now() / 1000) + 300;
    const claims = { sub, aud: this.channelId, exp, jti: randomUUID(), ...more };
    const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
    return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
  }

  browser(): Browser {
    return new Browser(this);
  }
}

export class Browser {
  readonly visitor = randomBytes(16).toString('base64url');
  readonly address = `10.${randomBytes(3).join('.')}`;

  constructor(readonly site: Website) {}

  post<T>(path: string, body: object, headers: Record<string, string> = {}): Promise<Answered<T & Problem>> {
    const { app, channelId, origin } = this.site;
    return app.call<T & Problem>('POST', `/api/social-binding/${channelId}${path}`, {
      body: { visitor: this.visitor, page: `${origin}/products/1?utm_source=x&email=a@b.c`, ...body },
      headers: { origin, 'x-forwarded-for': this.address, ...headers },
    });
  }

  begin(more: object = {}): Promise<Answered<BegunTie & Problem>> {
    return this.post<BegunTie>('/ties', { locale: 'zh-TW', ...more });
  }

  async begins(more: object = {}): Promise<{ watch: string; token: string; code: string }> {
    const { status, body, text } = await this.begin(more);
    if (status !== 201) throw new Error(text);
    const { way, watch } = body;
    return way.kind === 'link'
      ? { watch, token: new URL(way.url).searchParams.get('t') ?? '', code: '' }
      : { watch, token: '', code: way.code };
  }

  async status(watch: string): Promise<TieStatus> {
    const path = `/api/social-binding/${this.site.channelId}/ties/${watch}`;
    return (await this.site.app.call<TieStatus>('GET', path, { headers: { origin: this.site.origin } })).body;
  }

  async isBound(): Promise<boolean> {
    return (await this.post<{ bound: boolean }>('/visits', {})).body.bound;
  }
}

export const offered = (customer: Customer, token: string) =>
  customer.tries<TieOffer & Problem>('POST', '/social-binding/offer', { token });
export const accepts = (customer: Customer, token: string) =>
  customer.tries<TieResult & Problem>('POST', '/social-binding/ties', { token });
export const declines = (customer: Customer, token: string) =>
  customer.tries<Problem>('POST', '/social-binding/refusals', { token });

export async function person(
  app: TestApp,
  options: Parameters<TestApp['customer']>[0] = {},
): Promise<Customer> {
  const customer = app.customer(options);
  await customer.opens();
  return customer;
}

export async function contactOf({ app, lineUserId }: Customer): Promise<string> {
  const [row] = await app.rows<{ id: string }>('SELECT id FROM contacts WHERE line_user_id = ?', [
    lineUserId,
  ]);
  return row?.id ?? '';
}

export async function tiesOf(customer: Customer): Promise<SocialTie[]> {
  const path = `/api/contacts/${await contactOf(customer)}/social-ties`;
  return (await customer.app.as<{ items: SocialTie[] }>('agent', 'GET', path)).body.items;
}

export const pushesTo = ({ app, lineUserId }: Customer) =>
  app.line.pushes.filter(({ to }) => to === lineUserId);

/** Phone bindings that stand: a signed-in member becomes one. */
export const bindingsOf = ({ app, lineUserId }: Customer): Promise<number> =>
  app.count('bindings', 'active_line_user_id = ?', [lineUserId]);
