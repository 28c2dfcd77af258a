import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { describeIssue, type Route } from '@tieline/contracts';
import { map, type Observable } from 'rxjs';
import type { z } from 'zod';
import { ROUTE } from './endpoint.js';
import { ProblemError } from './problem.js';
import type { TielineRequest } from './request-context.js';

function parse(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const issues = result.error.issues.map((issue) => ({
    path: [where, ...issue.path].join('.'),
    ...describeIssue(issue),
  }));
  throw new ProblemError('request.invalid', { issues });
}

/** Parses the input by the route's schemas, and lets out only what its answer schema states. */
@Injectable()
export class EndpointInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = this.reflector.get<Route | undefined>(ROUTE, context.getHandler());
    if (!route) return next.handle();
    const request = context.switchToHttp().getRequest<TielineRequest>();
    request.input = {
      params: parse(route.params, request.params, 'params'),
      query: parse(route.query, request.query, 'query'),
      body: parse(route.body, request.body, 'body'),
    };
    const { response } = route;
    return response ? next.handle().pipe(map((answer) => response.parse(answer))) : next.handle();
  }
}
