import { routes } from '@tieline/contracts';
import { openApiDocument } from './openapi.js';

type Json = { [key: string]: unknown };

const document = openApiDocument(Object.values(routes)) as unknown as {
  paths: Record<string, Record<string, { requestBody?: Json; responses: Record<string, Json> }>>;
  components: { schemas: Record<string, Json> };
};

/** Every schema that `part` holds, or names. */
function schemasOf(part: unknown, seen = new Set<string>()): Json[] {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap((each) => schemasOf(each, seen));
  const { $ref: ref } = part as Json;
  const name = typeof ref === 'string' ? ref.slice('#/components/schemas/'.length) : null;
  if (name !== null) {
    if (seen.has(name)) return [];
    seen.add(name);
    return schemasOf(document.components.schemas[name], seen);
  }
  return [part as Json, ...Object.values(part).flatMap((each) => schemasOf(each, seen))];
}

describe('the OpenAPI document', () => {
  const operation = document.paths['/api/v1/contact-tags']?.['post'];

  it('says that a body is needed where one is', () => {
    expect(operation?.requestBody).toMatchObject({ required: true });
    const bodies = Object.values(document.paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ requestBody }): Json[] => (requestBody ? [requestBody] : []));
    expect(bodies.length).toBeGreaterThan(50);
    expect(bodies.every(({ required }) => typeof required === 'boolean')).toBe(true);
  });

  it('closes what is sent and leaves open what is answered: fields may be added', () => {
    const closed = (part: unknown) =>
      schemasOf(part).filter(({ additionalProperties }) => additionalProperties === false);
    expect(closed(operation?.requestBody).length).toBeGreaterThan(0);
    for (const path of ['/api/v1/tags', '/api/v1/contact-tags']) {
      for (const { responses } of Object.values(document.paths[path] ?? {})) {
        expect(schemasOf(responses).length).toBeGreaterThan(5);
        expect(closed(responses)).toEqual([]);
      }
    }
  });
});
