import type { ShopConnection, ShopPlatformInfo, ShopPlatformKey } from '@tieline/contracts';

export type ShopDraft = { platform: ShopPlatformKey; name: string; credentials: Record<string, string> };
export type ShopField = ShopPlatformInfo['fields'][number];

/** Every field of the form has a text, so that React's inputs stay controlled. */
export function credentialsOf(
  platform: ShopPlatformInfo,
  shop: ShopConnection | null,
): Record<string, string> {
  return Object.fromEntries(
    platform.fields.map(({ name, options }) => [name, shop?.settings[name] ?? options?.[0]?.value ?? '']),
  );
}

export function visibleFields(
  { fields }: ShopPlatformInfo,
  credentials: Record<string, string>,
): ShopField[] {
  return fields.filter(({ when }) => when === null || credentials[when.field] === when.value);
}

/** What is sent: the fields that apply. An empty secret leaves the stored one, another empty field takes it away. */
export function sentCredentials(
  platform: ShopPlatformInfo,
  credentials: Record<string, string>,
): Record<string, string> {
  const fields = visibleFields(platform, credentials);
  return Object.fromEntries(
    fields.flatMap(({ name, secret }) => {
      const value = credentials[name]?.trim() ?? '';
      return value || !secret ? [[name, value]] : [];
    }),
  );
}

/** Names of fields that are empty and may not be. */
export function missingFields(
  platform: ShopPlatformInfo,
  { credentials }: Pick<ShopDraft, 'credentials'>,
  shop: ShopConnection | null,
): string[] {
  return visibleFields(platform, credentials)
    .filter(({ required, when }) => required || when !== null)
    .filter(({ name, secret }) => !credentials[name]?.trim() && !(secret && shop?.secrets[name]?.set))
    .map(({ name }) => name);
}
