import { Injectable } from '@nestjs/common';
import {
  shopPlatformKeys,
  describeIssue,
  type ShopConnection,
  type ShopPlatformInfo,
  type ShopPlatformKey,
} from '@tieline/contracts';
import { shopPlatforms, type ShopPlatformDefinition } from '@tieline/shops';
import { z } from 'zod';
import { Cipher, type SealPlace } from '../database/cipher.js';
import { ProblemError, type Issue } from '../http/problem.js';
import type { ShopConnectionEntity } from './shop-connection.entity.js';

/** What a platform's form was filled with; what does not apply is left out. */
export type Credentials = Record<string, string>;

type Row = Pick<ShopConnectionEntity, 'id' | 'teamId' | 'platform' | 'settings' | 'secretsSealed'>;

const Fields = z.record(z.string(), z.string());

/** What the console draws its forms from. */
export function describeShopPlatforms(): { items: ShopPlatformInfo[] } {
  const items = shopPlatformKeys.map((key): ShopPlatformInfo => {
    const { name, fields, perSecond, scopes, prerequisites, confirmed, ...more } = definitionOf(key);
    const lists = { fields: [...fields], scopes: [...scopes], prerequisites: [...prerequisites] };
    const { writeBack, webhook: calls } = more;
    const webhook = calls && { registers: calls.registers, topics: [...calls.topics], steps: calls.steps };
    return { key, name, ...lists, perSecond, confirmed, writeBack, webhook };
  });
  return { items };
}

export function definitionOf(platform: ShopPlatformKey): ShopPlatformDefinition {
  return shopPlatforms[platform];
}

/** How the credentials of a connection stand in its row. */
@Injectable()
export class ShopCredentials {
  constructor(private readonly cipher: Cipher) {}

  /**
   * Given fields over the stored ones, as far as they belong to the choices made.
   * @throws request.invalid with the fields that do not fit
   */
  check(platform: ShopPlatformKey, given: Credentials, stored: Credentials = {}): Credentials {
    const definition = definitionOf(platform);
    const filled = Object.fromEntries(
      Object.entries({ ...stored, ...given }).filter(([, value]) => value.trim() !== ''),
    );
    const chosen: Credentials = { ...defaultsOf(definition), ...filled };
    const left = definition.fields.filter(({ when }) => when !== null && chosen[when.field] !== when.value);
    const applying = Object.entries(filled).filter(([name]) => !left.some((field) => field.name === name));
    const parsed = definition.credentials.safeParse(Object.fromEntries(applying));
    if (parsed.success) return Fields.parse(parsed.data);
    throw new ProblemError('request.invalid', { issues: issuesOf(parsed.error.issues) });
  }

  seal(row: Pick<Row, 'id' | 'teamId' | 'platform'>, credentials: Credentials) {
    const isSecret = secretFields(row.platform);
    const part = (secret: boolean) =>
      Object.fromEntries(Object.entries(credentials).filter(([name]) => isSecret.has(name) === secret));
    const secretsSealed = this.cipher.seal(JSON.stringify(part(true)), placeOf(row));
    return { settings: JSON.stringify(part(false)), secretsSealed };
  }

  /** Null: no key opens the secrets. */
  open(row: Row): Credentials | null {
    const secrets = this.secrets(row);
    return secrets && { ...this.settings(row), ...secrets };
  }

  /** What staff's changes are laid over: without secrets that no key opens. */
  known(row: Row): Credentials {
    return { ...this.settings(row), ...this.secrets(row) };
  }

  /** Secrets that no key opens are not there: they have to be entered anew. */
  describe(row: Row): Pick<ShopConnection, 'settings' | 'secrets'> {
    const stored = this.secrets(row) ?? {};
    const states = [...secretFields(row.platform)].map((name) => {
      const value = stored[name];
      return [name, { set: value !== undefined, ending: value?.slice(-4) ?? null }] as const;
    });
    return { settings: this.settings(row), secrets: Object.fromEntries(states) };
  }

  private settings({ settings }: Row): Credentials {
    return Fields.parse(JSON.parse(settings ?? '{}'));
  }

  private secrets(row: Row): Credentials | null {
    const opened = this.unsealed(row);
    if (opened === null) return null;
    // Before there were other shops, SHOPLINE's bare token was sealed.
    return opened.startsWith('{') ? Fields.parse(JSON.parse(opened)) : { accessToken: opened };
  }

  private unsealed(row: Row): string | null {
    try {
      return this.cipher.open(row.secretsSealed, placeOf(row));
    } catch {
      return null;
    }
  }
}

/** The place bears the name of the only secret that there was at first: it can not be changed in sealed rows. */
function placeOf({ id, teamId }: { id: string; teamId: string }): SealPlace {
  return { teamId, table: 'shop_connections', column: 'accessToken', rowId: id };
}

function secretFields(platform: ShopPlatformKey): Set<string> {
  const secret = definitionOf(platform).fields.filter((field) => field.secret);
  return new Set(secret.map(({ name }) => name));
}

function defaultsOf({ fields }: ShopPlatformDefinition): Credentials {
  return Object.fromEntries(
    fields.flatMap(({ name, options }) => (options?.[0] ? [[name, options[0].value]] : [])),
  );
}

/** Paths are those of the request. */
function issuesOf(issues: readonly z.core.$ZodIssue[]): Issue[] {
  return issues.map((issue) => ({
    path: ['body', 'credentials', ...issue.path].join('.'),
    ...describeIssue(issue),
  }));
}
