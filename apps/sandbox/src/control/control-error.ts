import type { FastifyError, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ControlError } from '../protocol.js';

/** A refused control call. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    message: string,
    readonly details?: ControlError['details'],
  ) {
    super(message);
  }
}

export const unknown = (what: string): Refusal => new Refusal(404, 'not_found', `No such ${what}`);

/** The input by its schema, else 400 that names each wrong field. */
export function controlInput<T extends z.ZodType>(schema: T, input: unknown): z.infer<T> {
  const read = schema.safeParse(input ?? {});
  if (read.success) return read.data;
  const details = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new Refusal(400, 'invalid_request', 'The request is not as README.md says', details);
}

export function answerError(error: FastifyError | Refusal, reply: FastifyReply): FastifyReply {
  if (error instanceof Refusal) {
    const { status, error: code, message, details } = error;
    return reply
      .code(status)
      .send({ error: code, message, ...(details ? { details } : {}) } satisfies ControlError);
  }
  const status = error.statusCode ?? 500;
  const code = status < 500 ? 'invalid_request' : 'internal';
  return reply.code(status).send({ error: code, message: error.message } satisfies ControlError);
}
