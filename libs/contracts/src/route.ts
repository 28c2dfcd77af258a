import type { z } from 'zod';
import type { ErrorCode } from './errors.js';
import type { Role } from './primitives.js';

/**
 * Who may call a route. `public` needs no identity, `webhook` is proven by a signature, `liff` needs a LIFF
 * session of ours, `apiKey` a key of a team's server, a list of roles needs a staff session with one of them,
 * `operator` one of an account that the environment names.
 */
export type Access = 'public' | 'webhook' | 'liff' | 'apiKey' | 'operator' | readonly Role[];

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Route = {
  /** operation id in OpenAPI */
  name: string;
  method: Method;
  /** Nest and OpenAPI spelling of parameters is derived from `:name`. */
  path: `/${string}`;
  access: Access;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** absent: no content */
  response?: z.ZodType;
  /** success status; 200 unless told, 204 without a response */
  status?: number;
  errors: readonly ErrorCode[];
};

/** Whether a route needs somebody who is signed in to the console. */
export function isForStaff({ access }: Pick<Route, 'access'>): boolean {
  return access === 'operator' || Array.isArray(access);
}

/** Declares one route. Keeps literal types so that the client and the controller infer from it. */
export function route<const R extends Route>(definition: R): R {
  return definition;
}

export type BodyOf<R extends Route> = R extends { body: infer B extends z.ZodType } ? z.infer<B> : undefined;
export type QueryOf<R extends Route> = R extends { query: infer Q extends z.ZodType }
  ? z.infer<Q>
  : undefined;
export type ParamsOf<R extends Route> = R extends { params: infer P extends z.ZodType }
  ? z.infer<P>
  : undefined;
export type ResponseOf<R extends Route> = R extends { response: infer S extends z.ZodType }
  ? z.infer<S>
  : undefined;

/** Status that a successful call answers with. */
export function successStatus(definition: Route): number {
  return definition.status ?? (definition.response ? 200 : 204);
}
