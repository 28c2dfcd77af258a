import type { BodyOf, SmsProvider, TeamSmsGateway, createSmsGateway } from '@tieline/contracts';

/** The form: every field as text, secrets empty until they are typed. */
export type GatewayDraft = {
  kind: TeamSmsGateway['kind'] | null;
  name: string;
  credentials: Record<string, string>;
  countries: string[];
  enabled: boolean;
};

export function toDraft(gateway: TeamSmsGateway | null): GatewayDraft {
  return {
    kind: gateway?.kind ?? null,
    name: gateway?.name ?? '',
    credentials: Object.fromEntries(
      (gateway?.credentials ?? []).map(({ name, value }) => [name, value ?? '']),
    ),
    countries: gateway?.countries ?? [],
    enabled: gateway?.enabled ?? true,
  };
}

/** What was typed. A secret that is left empty stays as stored; a plain field that was emptied is sent to be taken out. */
export function credentialsToSend(
  draft: GatewayDraft,
  { fields }: SmsProvider,
  gateway: TeamSmsGateway | null,
): Record<string, string> {
  const stored = new Map(gateway?.credentials.map((field) => [field.name, field]));
  const typed = fields.map(({ name }): [string, string] => [name, draft.credentials[name]?.trim() ?? '']);
  return Object.fromEntries(
    typed.filter(([name, value]) => {
      const before = stored.get(name);
      return value !== '' || (before?.set === true && !before.secret);
    }),
  );
}

/** A stored secret goes to the address that it was stored for, and to no other. */
export function keepsSecrets(draft: GatewayDraft, gateway: TeamSmsGateway | null): boolean {
  const address = gateway?.credentials.find(({ name }) => name === 'baseUrl')?.value;
  return !address || draft.credentials['baseUrl']?.trim() === address;
}

/** Fields that have to be filled and are not. */
export function missingFields(
  draft: GatewayDraft,
  { fields }: SmsProvider,
  gateway: TeamSmsGateway | null,
): string[] {
  const stored = keepsSecrets(draft, gateway) ? (gateway?.credentials ?? []) : [];
  const keeps = new Set(stored.filter(({ set, secret }) => set && secret).map(({ name }) => name));
  return fields
    .filter(({ name, required }) => required && !draft.credentials[name]?.trim() && !keeps.has(name))
    .map(({ name }) => name);
}

export function toCreate(
  draft: GatewayDraft & { kind: TeamSmsGateway['kind'] },
  provider: SmsProvider,
): BodyOf<typeof createSmsGateway> {
  return { ...draft, name: draft.name.trim(), credentials: credentialsToSend(draft, provider, null) };
}
