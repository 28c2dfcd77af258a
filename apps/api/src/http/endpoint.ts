import {
  Delete,
  Get,
  HttpCode,
  Patch,
  Post,
  Put,
  SetMetadata,
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import {
  successStatus,
  type BodyOf,
  type ParamsOf,
  type QueryOf,
  type ResponseOf,
  type Route,
} from '@tieline/contracts';
import { ProblemError } from './problem.js';
import type {
  ApiContext,
  LiffContext,
  SiteContext,
  StaffContext,
  TielineRequest,
} from './request-context.js';

export const ROUTE = 'tieline:route';

const methods = { GET: Get, POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete } as const;

/** What a controller method gets by `@Input()`: parsed by the route's schemas. */
export type InputOf<R extends Route> = { params: ParamsOf<R>; query: QueryOf<R>; body: BodyOf<R> };
export type Answer<R extends Route> = Promise<ResponseOf<R>>;

/**
 * Serves one route of the contract: method, path, status, who may call, validation of input and answer.
 * The one decorator that knows Nest's options; a handler without it stops the start-up.
 */
export function Endpoint(route: Route): MethodDecorator {
  return applyDecorators(
    methods[route.method](route.path),
    HttpCode(successStatus(route)),
    SetMetadata(ROUTE, route),
  );
}

function requestOf(context: ExecutionContext): TielineRequest {
  return context.switchToHttp().getRequest<TielineRequest>();
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is missing: the route's access does not provide it`);
  return value;
}

export const Input = createParamDecorator((_data: unknown, context: ExecutionContext) =>
  present(requestOf(context).input, 'input'),
);

export const Staff = createParamDecorator((_data: unknown, context: ExecutionContext): StaffContext =>
  present(requestOf(context).staff, 'staff context'),
);

export const Liff = createParamDecorator((_data: unknown, context: ExecutionContext): LiffContext =>
  present(requestOf(context).liff, 'LIFF context'),
);

export const Api = createParamDecorator((_data: unknown, context: ExecutionContext): ApiContext =>
  present(requestOf(context).api, 'API context'),
);

/** @throws social.origin_not_allowed for everything but a page of a website that the channel allows */
export const Site = createParamDecorator((_data: unknown, context: ExecutionContext): SiteContext => {
  const { site } = requestOf(context);
  if (!site) throw new ProblemError('social.origin_not_allowed');
  return site;
});
