import type { Method, Route } from '@tieline/contracts';
import type { z } from 'zod';

/**
 * Method and path of a route without its schemas: what a page with a byte budget calls by. Importing a route
 * as a value brings zod along; importing its type brings nothing.
 */
export type Endpoint<R extends Route> = {
  readonly method: R['method'];
  readonly path: R['path'];
  /** never set; carries the route for the compiler */
  readonly route?: R;
};

/** What `call` accepts: a route of the table, or its endpoint. */
export type Target = { readonly method: Method; readonly path: string };

/** `endpoint<typeof getLiffPage>('GET', '/api/liff/pages/:liffId')`: both words are checked against the route. */
export function endpoint<R extends Route>(method: R['method'], path: R['path']): Endpoint<R> {
  return { method, path };
}

export type RouteOf<T extends Target> = T extends Route ? T : T extends Endpoint<infer R> ? R : never;

/** Keys that the schema fills by default stay optional for the sender; coerced values keep their real type. */
type InputOf<S extends z.ZodType> =
  z.input<S> extends object
    ? {
        [K in keyof z.input<S>]: unknown extends z.input<S>[K]
          ? K extends keyof z.output<S>
            ? z.output<S>[K]
            : z.input<S>[K]
          : z.input<S>[K];
      }
    : z.input<S>;

type Part<R extends Route, K extends 'params' | 'query' | 'body'> = R[K] extends infer S extends z.ZodType
  ? Record<K, InputOf<S>>
  : unknown;

/** A query whose keys are all optional may be left out. */
type QueryPart<R extends Route> = R['query'] extends infer S extends z.ZodType
  ? object extends InputOf<S>
    ? { query?: InputOf<S> }
    : { query: InputOf<S> }
  : unknown;

/** Uploads are declared without a body schema; they may carry a form. */
type BodyPart<R extends Route> = R extends { body: z.ZodType }
  ? Part<R, 'body'>
  : R['method'] extends 'GET'
    ? unknown
    : { body?: FormData };

export type InputFor<R extends Route> = Part<R, 'params'> & QueryPart<R> & BodyPart<R>;
