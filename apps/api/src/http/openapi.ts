import { Problem, errorStatus, successStatus, type Route } from '@tieline/contracts';
import {
  createDocument,
  type CreateDocumentOptions,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';

type Responses = ZodOpenApiOperationObject['responses'];

function operation(route: Route): ZodOpenApiOperationObject {
  const failures: Responses = Object.fromEntries(
    [...new Set(route.errors.map((code) => errorStatus[code]))].map((status) => [
      String(status),
      {
        description: route.errors.filter((code) => errorStatus[code] === status).join(', '),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  );
  return {
    operationId: route.name,
    summary: route.summary,
    security: security(route),
    requestParams: {
      ...(route.params && { path: route.params }),
      ...(route.query && { query: route.query }),
    },
    ...(route.body && {
      requestBody: {
        content: { 'application/json': { schema: route.body } },
        required: !route.body.safeParse(undefined).success,
      },
    }),
    responses: {
      [String(successStatus(route))]: {
        description: 'Success',
        ...(route.response && { content: { 'application/json': { schema: route.response } } }),
      },
      ...failures,
    },
    ...(Array.isArray(route.access) && { 'x-roles': route.access }),
  };
}

function security(route: Route): Record<string, string[]>[] {
  if (route.access === 'public') return [];
  if (route.access === 'webhook') return [{ lineSignature: [] }];
  if (route.access === 'apiKey') return [{ apiKey: [] }];
  return route.access === 'liff' ? [{ liffSession: [] }] : [{ staffSession: [] }];
}

/** Fields are added to answers without notice: a client that is made from this must not refuse them. */
const options: CreateDocumentOptions = {
  override: ({ jsonSchema, zodSchema, io }) => {
    const { def } = zodSchema._zod;
    const isStrict = def.type === 'object' && 'catchall' in def && def.catchall !== undefined;
    if (io === 'output' && def.type === 'object' && !isStrict) delete jsonSchema.additionalProperties;
  },
};

/** OpenAPI 3.1 of every route in the table. */
export function openApiDocument(routes: readonly Route[]): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  const document: ZodOpenApiObject = {
    openapi: '3.1.0',
    info: { title: 'Tieline', version: '0.1.0' },
    paths,
    components: {
      securitySchemes: {
        staffSession: { type: 'apiKey', in: 'cookie', name: 'tieline_session' },
        apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'tl_…' },
        liffSession: { type: 'http', scheme: 'bearer' },
        lineSignature: { type: 'apiKey', in: 'header', name: 'x-line-signature' },
      },
    },
  };
  return createDocument(document, options);
}
