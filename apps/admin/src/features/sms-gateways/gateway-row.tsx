import { ActionIcon, Alert, Badge, Card, Group, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { SmsProvider, TeamSmsGateway } from '@tieline/contracts';
import { format } from '@tieline/web';
import { ErrorNote } from '../../components/error-note.js';
import { useLanguage, useTexts } from '../../shared/i18n.js';
import { useTestSmsGateway } from './api/test-gateway.js';
import { TestResult } from './connection-test.js';
import { GatewayMenu } from './gateway-menu.js';
import { gatewayTexts } from './texts.js';

type Props = {
  gateway: TeamSmsGateway;
  /** undefined: no longer offered, but still there */
  provider: SmsProvider | undefined;
  place: number;
  onEdit: () => void;
  /** null at the end of the list */
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  moving: boolean;
};

export function GatewayRow({ gateway, provider, place, onEdit, onUp, onDown, moving }: Props) {
  const t = useTexts(gatewayTexts);
  const { locale } = useLanguage();
  const test = useTestSmsGateway();
  const { id, kind, name, enabled, usable } = gateway;
  return (
    <Card withBorder className="tl-card" component="li" py="sm">
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Stack gap={2} className="tl-ellipsis">
            <Group gap="xs">
              <Text fw={600}>{name}</Text>
              {!enabled && (
                <Badge variant="light" color="gray" className="tl-chip">
                  {t.off}
                </Badge>
              )}
            </Group>
            <Text size="sm" c="dimmed">
              {[format(t.order, { place }), provider?.name[locale] ?? kind, account(gateway)]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            <Text size="sm" c="dimmed">
              {countryNames(gateway.countries, locale) || t.everyCountry}
            </Text>
          </Stack>
          <Group gap={4} wrap="nowrap">
            <Mover label={format(t.up, { name })} onMove={onUp} moving={moving} icon={IconArrowUp} />
            <Mover label={format(t.down, { name })} onMove={onDown} moving={moving} icon={IconArrowDown} />
            <GatewayMenu
              gateway={gateway}
              onEdit={onEdit}
              onTest={() => test.mutate({ kind, id, credentials: {} })}
            />
          </Group>
        </Group>
        {!usable && (
          <Alert color="red" title={t.unusable} role="note">
            {t.unusableText}
          </Alert>
        )}
        <ErrorNote error={test.error} />
        <div role="status">{test.data && <TestResult result={test.data} />}</div>
      </Stack>
    </Card>
  );
}

type MoverProps = {
  label: string;
  onMove: (() => void) | null;
  moving: boolean;
  icon: typeof IconArrowUp;
};

function Mover({ label, onMove, moving, icon: Icon }: MoverProps) {
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={label}
      disabled={onMove === null || moving}
      onClick={() => onMove?.()}
    >
      <Icon size={18} aria-hidden />
    </ActionIcon>
  );
}

/** The first plain field tells two accounts of one provider apart, the ending of a secret else. */
function account({ credentials }: TeamSmsGateway): string | null {
  const plain = credentials.find(
    ({ secret, value, name }) => !secret && value !== null && name !== 'baseUrl',
  );
  if (plain) return plain.value;
  const ending = credentials.find(({ secret, set }) => secret && set)?.ending;
  return ending ? `••••${ending}` : null;
}

function countryNames(codes: readonly string[], locale: string): string {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return new Intl.ListFormat(locale, { type: 'unit' }).format(codes.map((code) => names.of(code) ?? code));
}
