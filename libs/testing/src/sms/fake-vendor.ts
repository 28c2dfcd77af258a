import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SmsGateway, SmsRejection } from '@tieline/sms';
import { closedAddress } from '../http/local-server.js';
import type { SmsFault, SmsWorld } from './sms-world.js';

export type VendorRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: string;
};
/** `status` 200 unless told; a text goes out as UTF-8. */
export type VendorReply = { status?: number; body: string | Uint8Array } | 'hang' | 'reset';

export type TakenSms = {
  id: string;
  providerId: string;
  to: string;
  text: string;
  state: 'accepted' | 'delivered' | 'undelivered';
};

/** What stands behind every provider that is played here: a server, what it took, and what goes wrong next. */
export class FakeVendor {
  readonly taken: TakenSms[] = [];
  readonly requests: VendorRequest[] = [];
  private readonly faults: SmsFault[] = [];
  private server: Server | undefined;
  url = '';

  /** `answer` gets every request; it calls `receive` for a send and `attend` for the rest. */
  constructor(private readonly answer: (vendor: FakeVendor, request: VendorRequest) => VendorReply) {}

  async start(): Promise<void> {
    this.server = createServer((incoming, outgoing) => {
      void readRequest(incoming).then((request) => {
        this.requests.push(request);
        reply(this.answer(this, request), outgoing);
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  failNext(fault: SmsFault): void {
    this.faults.push(fault);
  }

  end(state: 'delivered' | 'undelivered'): void {
    this.last.state = state;
  }

  get last(): TakenSms {
    const last = this.taken.at(-1);
    if (!last) throw new Error('nothing was taken');
    return last;
  }

  /** A send. `repeat` is there where the provider guards against the same id. */
  receive(
    sms: { id: string; providerId: string; to: string; text: string },
    replies: {
      take: (sms: TakenSms) => VendorReply;
      refuse: (group: SmsRejection) => VendorReply;
      repeat?: (first: TakenSms) => VendorReply;
    },
  ): VendorReply {
    const fault = this.faults.shift();
    if (typeof fault === 'object') return replies.refuse(fault.refuse);
    // No id, no guard.
    const first = replies.repeat && sms.id ? this.taken.find(({ id }) => id === sms.id) : undefined;
    if (first) return brokenBy(fault) ?? replies.repeat?.(first) ?? 'hang';
    const taken: TakenSms = { ...sms, state: 'accepted' };
    this.taken.push(taken);
    return brokenBy(fault) ?? replies.take(taken);
  }

  /** Anything but a send: what is planned goes wrong, else `respond`. */
  attend(respond: () => VendorReply): VendorReply {
    const fault = this.faults.shift();
    return (typeof fault === 'string' ? brokenBy(fault) : undefined) ?? respond();
  }

  byTheirId(providerId: string | null | undefined): TakenSms | undefined {
    return this.taken.find((sms) => sms.providerId === providerId);
  }
}

/** A world for the kit: `make` builds the adapter for an address, with right or wrong credentials. */
export async function vendorWorld(
  vendor: FakeVendor,
  make: (baseUrl: string, how: { wrong: boolean; timeoutMs: number }) => SmsGateway,
  traits: Omit<
    SmsWorld,
    'gateway' | 'hasty' | 'unreachable' | 'stranger' | 'taken' | 'failNext' | 'end' | 'close'
  >,
): Promise<SmsWorld> {
  await vendor.start();
  const patient = { wrong: false, timeoutMs: 10_000 };
  return {
    ...traits,
    gateway: make(vendor.url, patient),
    hasty: make(vendor.url, { ...patient, timeoutMs: 600 }),
    unreachable: make(closedAddress, patient),
    stranger: make(vendor.url, { ...patient, wrong: true }),
    taken: () => vendor.taken.map(({ to, text }) => ({ to, text })),
    failNext: (fault) => vendor.failNext(fault),
    end: (state) => vendor.end(state),
    close: () => vendor.stop(),
  };
}

/** An answer as recorded in libs/sms/fixtures, with the values that the test needs put in; bytes stay as they are. */
export function recorded(file: string, values: Record<string, string> = {}): Buffer {
  const bytes = readFileSync(new URL(`../../../sms/fixtures/${file}`, import.meta.url));
  // latin1 keeps every byte of Big5 and UTF-8 as it is.
  const filled = Object.entries(values).reduce(
    (text, [from, to]) => text.replaceAll(from, Buffer.from(to).toString('latin1')),
    bytes.toString('latin1'),
  );
  return Buffer.from(filled, 'latin1');
}

/** Fields of a form in any character set. */
export function formOf(body: string, charset = 'utf-8'): Record<string, string> {
  const decode = (text: string) => {
    const latin = text
      .replaceAll('+', ' ')
      .replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    return new TextDecoder(charset, { fatal: true }).decode(Buffer.from(latin, 'latin1'));
  };
  const pairs = body.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split('=');
    return [decode(name), decode(value)];
  });
  return Object.fromEntries(pairs) as Record<string, string>;
}

/** 09… or digits back to E.164. A number at home that is written as one abroad would be charged as that. */
export function e164Of(number: string): string {
  if (/^\+?886/.test(number)) return `charged as abroad: ${number}`;
  if (number.startsWith('+')) return number;
  return number.startsWith('09') ? `+886${number.slice(1)}` : `+${number}`;
}

function brokenBy(fault: SmsFault | undefined): VendorReply | undefined {
  if (fault === 'hang' || fault === 'reset') return fault;
  if (fault === 'garbage') return { body: '<html>We will be back soon</html>' };
  if (fault === 'broken') return { status: 502, body: 'Bad Gateway' };
  return undefined;
}

async function readRequest(incoming: IncomingMessage): Promise<VendorRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? '/', 'http://localhost');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function reply(answer: VendorReply, outgoing: ServerResponse): void {
  if (answer === 'hang') return;
  if (answer === 'reset') {
    outgoing.socket?.destroy();
    return;
  }
  outgoing.writeHead(answer.status ?? 200);
  outgoing.end(answer.body);
}
