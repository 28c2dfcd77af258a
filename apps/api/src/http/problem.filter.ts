import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { errorStatus, type ErrorCode } from '@tieline/contracts';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { isDatabaseUnavailable, isRetryable } from '../database/database-errors.js';
import { DatabaseBusy } from '../database/transactions.js';
import { LOGGER } from '../logging/logging.module.js';
import { preferredLocale } from './locale.js';
import { ProblemError, problemBody } from './problem.js';
import type { TielineRequest } from './request-context.js';

const codeByStatus: Record<number, ErrorCode> = {
  400: 'request.invalid',
  401: 'auth.required',
  403: 'auth.forbidden',
  404: 'request.not_found',
  409: 'request.conflict',
  413: 'request.too_large',
  415: 'request.unsupported_media',
  429: 'request.rate_limited',
  503: 'service.busy',
};

/** Every error becomes a code of the contract here, and nowhere else. */
export function toProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof DatabaseBusy || isDatabaseUnavailable(error) || isRetryable(error)) {
    return new ProblemError('service.busy', { retryAfterSeconds: 2 }, { cause: error });
  }
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  const code = (status && codeByStatus[status]) || 'service.internal';
  return new ProblemError(code, {}, { cause: error });
}

/** Sends problem+json. Shared by the filter and by routes that live outside Nest. */
export async function sendProblem(
  request: TielineRequest,
  reply: FastifyReply,
  problem: ProblemError,
): Promise<void> {
  request.problemCode = problem.code;
  const { retryAfterSeconds } = problem.extras;
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
  const locale = preferredLocale(request.headers['accept-language']);
  await reply
    .status(errorStatus[problem.code])
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemBody(problem, locale, request.id)));
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<TielineRequest>();
    const problem = toProblem(error);
    if (errorStatus[problem.code] >= 500) {
      this.logger.error(
        { err: problem.cause ?? problem, requestId: request.id, code: problem.code },
        'request failed',
      );
    }
    await sendProblem(request, http.getResponse<FastifyReply>(), problem);
  }
}
