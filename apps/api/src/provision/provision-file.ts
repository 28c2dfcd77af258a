import { readFile } from 'node:fs/promises';
import {
  Id,
  LineUserId,
  Locale,
  Role,
  createChannel,
  createShopConnection,
  createTag,
  updateTeam,
} from '@tieline/contracts';
import { z } from 'zod';

const { name, smsSenderName, timeZone } = updateTeam.body.required().shape;

const Tag = z.union([
  createTag.body.shape.name.transform((text) => ({ id: undefined, name: text })),
  createTag.body.extend({ id: Id.optional() }),
]);

/** Settings are laid over the defaults; `tags` and `shop` name what this file creates. */
const Binding = z.strictObject({
  enabled: z.boolean().default(false),
  tags: z.array(z.string()).default([]),
  shop: z.string().nullable().default(null),
  settings: z.record(z.string(), z.unknown()).default({}),
});

const channel = createChannel.body.shape;
const Channel = createChannel.body.extend({
  id: Id.optional(),
  basicId: channel.basicId.default(null),
  botUserId: LineUserId.nullable().default(null),
  pictureUrl: z.url().max(1000).nullable().default(null),
  loginChannelId: channel.loginChannelId.default(null),
  loginSecret: channel.loginSecret.default(null),
  liffId: channel.liffId.default(null),
  binding: Binding.prefault({}),
});

const Staff = z.strictObject({
  email: z.email().max(254).toLowerCase(),
  name: z.string().trim().min(1).max(100),
  password: z.string().min(8).max(200),
  role: Role,
  locale: Locale.default('zh-TW'),
});

/** What an empty installation starts with; docs/provisioning.md shows one. */
export const ProvisionFile = z.strictObject({
  team: z.strictObject({
    id: Id.optional(),
    name,
    smsSenderName,
    timeZone: timeZone.default('Asia/Taipei'),
  }),
  staff: z
    .array(Staff)
    .min(1)
    .refine((people) => people.some(({ role }) => role === 'admin'), 'needs an admin'),
  tags: z.array(Tag).default([]),
  shopConnections: z.array(createShopConnection.body.extend({ id: Id.optional() })).default([]),
  channels: z.array(Channel).default([]),
  smsCredit: z.number().int().min(0).max(1_000_000).default(0),
});
export type ProvisionFile = z.infer<typeof ProvisionFile>;

/** Every problem of the file at once, one a line. Values are not repeated: they may be secrets. */
export class ProvisionError extends Error {
  constructor(file: string, problems: readonly string[]) {
    super(`${file} can not be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ProvisionError';
  }
}

/** @throws ProvisionError */
export async function readProvisionFile(path: string): Promise<ProvisionFile> {
  const parsed = ProvisionFile.safeParse(await readJson(path));
  if (parsed.success) return parsed.data;
  throw new ProvisionError(path, issueLines(parsed.error.issues));
}

export function issueLines(issues: readonly z.core.$ZodIssue[], prefix = ''): string[] {
  return issues.map((issue) => `${prefix}${issue.path.join('.') || '(file)'}: ${issue.message}`);
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    // A parser's message quotes the text around the fault, which may be a secret.
    const reason = error instanceof SyntaxError ? 'is not JSON' : (error as Error).message;
    throw new ProvisionError(path, [reason]);
  }
}
