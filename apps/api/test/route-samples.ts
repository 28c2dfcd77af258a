import { z } from 'zod';

/** Stands where an input names something by its id; `withId` puts a real one there. */
const idMark = '00000000-0000-7000-8000-000000000000';

type JsonSchema = {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  const?: unknown;
  enum?: unknown[];
  type?: string;
  format?: string;
  pattern?: string;
  minimum?: number;
  minLength?: number;
  maxLength?: number;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  minItems?: number;
  default?: unknown;
};

/** Texts of the forms that are asked for; a schema's pattern picks one. */
const examples = [
  '2000000077-MatrixAp',
  '2000000071',
  '000000',
  '@matrix',
  'https://matrix.example/',
  'https://matrix.example',
  `U${'0'.repeat(32)}`,
  'channel.updated',
  'channel',
  'TW',
  '#067a38',
  'staff-test-0000000000',
  '測試',
  'x'.repeat(22),
  'x'.repeat(43),
];
const byName: Record<string, string> = {
  timeZone: 'Asia/Taipei',
  starts: '22:00',
  ends: '08:00',
  uri: 'https://matrix.example/',
  contactUrl: 'https://matrix.example/',
  registerUrl: 'https://matrix.example/',
};
const byFormat: Record<string, string> = {
  uuid: idMark,
  email: 'matrix@sunrise.example',
  'date-time': '2026-01-01T00:00:00Z',
  date: '2026-01-01',
  uri: 'https://matrix.example/',
};

const known = new WeakMap<z.ZodType, JsonSchema>();

/** Every schema is asked for by thousands of requests. */
function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const made =
    known.get(schema) ?? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema);
  known.set(schema, made);
  return made;
}

/**
 * A valid input made from a schema. `ids` fills everything that may hold an id, too; without it such places stay
 * empty where the schema allows it, because a made-up id exists nowhere.
 */
export function sampleOf(
  schema: z.ZodType,
  { ids, optional = true }: { ids: boolean; optional?: boolean },
): unknown {
  const root = jsonSchemaOf(schema);

  const made = (node: JsonSchema, name: string): unknown => {
    if (node.$ref) return made(root.$defs?.[node.$ref.replace('#/$defs/', '')] ?? {}, name);
    if (node.const !== undefined) return node.const;
    if (node.enum) return node.enum[0];
    const choices = node.anyOf ?? node.oneOf;
    if (choices) return oneOf(choices, name);
    if (node.allOf) return made(node.allOf[0] ?? {}, name);
    if (node.default !== undefined && !(ids && JSON.stringify(node).includes('"uuid"'))) return node.default;
    switch (node.type ?? 'string') {
      case 'object':
        return objectOf(node);
      case 'array':
        return (node.minItems ?? 0) > 0 || ids ? [made(node.items ?? {}, name)] : [];
      case 'integer':
      case 'number':
        return Math.max(node.minimum ?? 1, 1);
      case 'boolean':
        return true;
      default:
        return byName[name] ?? byFormat[node.format ?? ''] ?? textLike(node);
    }
  };
  const textLike = ({ pattern, minLength = 1, maxLength = 1000 }: JsonSchema): string =>
    examples.find((text) => pattern && text.length <= maxLength && new RegExp(pattern, 'u').test(text)) ??
    'x'.repeat(Math.max(1, minLength));
  const oneOf = (choices: JsonSchema[], name: string): unknown => {
    const isNull = (node: JsonSchema) => node.type === 'null';
    const other = choices.find((node) => !isNull(node)) ?? {};
    if (choices.some(isNull) && !ids && other.format === 'uuid') return null;
    return made(other, name);
  };
  const objectOf = (node: JsonSchema): Record<string, unknown> => {
    const entries = Object.entries(node.properties ?? {}).filter(([name, property]) => {
      const required = node.required?.includes(name) && property.default === undefined;
      const namesSomething = JSON.stringify(property).includes('"uuid"');
      return required || (namesSomething ? ids : optional);
    });
    return Object.fromEntries(entries.map(([name, property]) => [name, made(property, name)]));
  };
  return made(root, '');
}

export const namesSomething = (sample: unknown): boolean => JSON.stringify(sample ?? null).includes(idMark);

/** The same input, naming this thing. */
export function withId(sample: unknown, id: string): unknown {
  return JSON.parse(JSON.stringify(sample).replaceAll(idMark, id)) as unknown;
}
