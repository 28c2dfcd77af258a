import { Injectable } from '@nestjs/common';
import { describeIssue, type SmsGatewayKind, type TeamSmsGateway } from '@tieline/contracts';
import { smsGateways, type SmsGatewayDefinition } from '@tieline/sms';
import { z } from 'zod';
import { Cipher } from '../database/cipher.js';
import { ProblemError } from '../http/problem.js';
import type { SmsGatewayEntity } from './sms-gateway.entity.js';

export type Credentials = Record<string, string>;
type Sealed = Pick<SmsGatewayEntity, 'id' | 'teamId' | 'kind' | 'credentialsSealed'>;

const Stored = z.record(z.string(), z.string());
/** A short secret would be half told by its last letters. */
const shortestWithEnding = 10;

export function definitionOf(kind: SmsGatewayKind): SmsGatewayDefinition {
  return smsGateways[kind];
}

/** Credentials of gateways: checked by the provider's form, sealed, and shown only as far as they may be. */
@Injectable()
export class GatewayCredentials {
  constructor(private readonly cipher: Cipher) {}

  /**
   * What is stored and can be read, with the changes laid over it; an empty text takes a field out. Another address does
   * not get the stored secrets: whoever changes it would read them there.
   */
  merge(row: Sealed | null, changes: Credentials): Credentials {
    const stored = (row && this.read(row)) ?? {};
    const merged = { ...(row ? keptBy(row.kind, stored, changes) : {}), ...changes };
    return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''));
  }

  /** @throws request.invalid with the fields that do not fit, never their values */
  check(kind: SmsGatewayKind, credentials: Credentials): Credentials {
    const read = definitionOf(kind).credentials.safeParse(credentials);
    if (read.success) return Stored.parse(read.data);
    const issues = read.error.issues.map((issue) => {
      const place = issue.code === 'unrecognized_keys' ? [] : issue.path;
      return { path: ['body.credentials', ...place].join('.'), ...describeIssue(issue) };
    });
    throw new ProblemError('request.invalid', { issues });
  }

  seal(row: Pick<Sealed, 'id' | 'teamId'>, credentials: Credentials): string {
    return this.cipher.seal(JSON.stringify(credentials), placeOf(row));
  }

  /** @throws when no key opens them */
  open(row: Sealed): Credentials {
    return Stored.parse(JSON.parse(this.cipher.open(row.credentialsSealed, placeOf(row))));
  }

  /** Every field of the provider's form, secrets as their ending only; nothing of what no key opens. */
  describe(row: Sealed): Pick<TeamSmsGateway, 'credentials' | 'usable'> {
    const values = this.read(row) ?? {};
    const { fields, credentials: form } = definitionOf(row.kind);
    const credentials = fields.map(({ name, secret }) => {
      const value = values[name];
      const tells = secret && value !== undefined && value.length >= shortestWithEnding;
      return {
        name,
        secret,
        set: value !== undefined,
        value: secret ? null : (value ?? null),
        ending: tells ? value.slice(-4) : null,
      };
    });
    return { credentials, usable: form.safeParse(values).success };
  }

  private read(row: Sealed): Credentials | null {
    try {
      return this.open(row);
    } catch {
      return null;
    }
  }
}

function keptBy(kind: SmsGatewayKind, stored: Credentials, changes: Credentials): Credentials {
  const { fields, addressFields } = definitionOf(kind);
  const moves = addressFields.some((name) => changes[name] !== undefined && changes[name] !== stored[name]);
  const lost = new Set(moves ? fields.filter(({ secret }) => secret).map(({ name }) => name) : []);
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !lost.has(name)));
}

function placeOf({ id, teamId }: Pick<Sealed, 'id' | 'teamId'>) {
  return { teamId, table: 'sms_gateways', column: 'credentials', rowId: id };
}
