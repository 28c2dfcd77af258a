import { createServer, type IncomingMessage, type Server } from 'node:http';

const patienceMs = 15_000;

/**
 * The SMS gateway of all arms: speaks the sandbox gateway's protocol and hands a code over the moment it comes.
 * Polling an inbox would charge the slower arm more, for looking and not for sending.
 */
export class SmsSink {
  private readonly codes = new Map<string, string>();
  private readonly waiting = new Map<string, (code: string) => void>();

  private constructor(private readonly server: Server) {}

  static async start(port: number): Promise<SmsSink> {
    const server = createServer();
    const sink = new SmsSink(server);
    server.on('request', (request, response) => {
      const accepted = (id: string) => JSON.stringify({ id: `SMS-${id}`, state: 'accepted' });
      if (request.method !== 'POST') {
        response.writeHead(404, { 'content-type': 'application/json' });
        response.end('{"group":null,"message":"No such message"}');
        return;
      }
      void read(request).then(({ id, to, text }) => {
        sink.take(to, /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] ?? '');
        response.writeHead(201, { 'content-type': 'application/json' });
        response.end(accepted(id));
      });
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return sink;
  }

  /** The code that was sent to a number, 0911…; each is handed out once. */
  code(phone: string): Promise<string> {
    const to = `+886${phone.slice(1)}`;
    const come = this.codes.get(to);
    if (come !== undefined) {
      this.codes.delete(to);
      return Promise.resolve(come);
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(to);
        reject(new Error(`no SMS within ${patienceMs} ms`));
      }, patienceMs);
      this.waiting.set(to, (code) => {
        clearTimeout(timer);
        resolve(code);
      });
    });
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private take(to: string, code: string): void {
    const resolve = this.waiting.get(to);
    this.waiting.delete(to);
    if (resolve) resolve(code);
    else this.codes.set(to, code);
  }
}

async function read(request: IncomingMessage): Promise<{ id: string; to: string; text: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as { id: string; to: string; text: string };
}
