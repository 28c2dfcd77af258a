import { Alert, Badge, Code, Group, Stack, Table, Text } from '@mantine/core';
import type { ShopTrial } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useTexts } from '../../shared/i18n.js';
import { shopTexts } from './texts.js';

type Match = NonNullable<ShopTrial['match']>;

const colours = {
  one: 'brand',
  none: 'gray',
  many: 'yellow',
  unavailable: 'red',
  misconfigured: 'red',
} as const satisfies Record<Match['kind'], string>;

/** What was asked and what was understood; the server masked it. */
export function TrialResult({ trial }: { trial: ShopTrial }) {
  const t = useTexts(shopTexts);
  const { connection, match, exchanges } = trial;
  return (
    <Stack gap="sm">
      <Alert
        color={connection.ok ? 'brand' : 'red'}
        title={connection.ok ? t.trialOk : t.reasons[connection.reason ?? 'unavailable']}
      >
        {connection.detail}
        {connection.scopes.length > 0 && format(t.granted, { scopes: connection.scopes.join(', ') })}
      </Alert>
      {match && <MatchResult match={match} />}
      <details>
        <Text component="summary" size="sm">
          {format(t.exchanges, { count: exchanges.length })}
        </Text>
        <Stack gap="xs" mt="xs">
          {exchanges.map(({ method, url, body, status, ms }, at) => (
            <div key={at}>
              <Code block className="tl-ellipsis">{`${method} ${url}${body ? `\n${body}` : ''}`}</Code>
              <Text size="xs" c="dimmed">
                {`${status === null ? t.noAnswer : `HTTP ${status}`} · ${ms} ms`}
              </Text>
            </div>
          ))}
        </Stack>
      </details>
    </Stack>
  );
}

function MatchResult({ match }: { match: Match }) {
  const t = useTexts(shopTexts);
  return (
    <Alert color={colours[match.kind]} title={t.matches[match.kind]}>
      {match.detail}
      {match.members.length > 0 && (
        <Table.ScrollContainer minWidth={420}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                {[t.member, t.memberName, t.tier, t.points, t.state].map((head) => (
                  <Table.Th key={head}>{head}</Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {match.members.map((member, at) => (
                <MemberRow key={at} member={member} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Alert>
  );
}

function MemberRow({ member }: { member: Match['members'][number] }) {
  const t = useTexts(shopTexts);
  const marks = [
    member.phoneVerified ? t.verified : t.unverified,
    ...(member.blacklisted ? [t.blacklisted] : []),
    ...(member.hasLineUserId ? [t.hasLine] : []),
  ];
  return (
    <Table.Tr>
      <Table.Td>{member.maskedNumber}</Table.Td>
      <Table.Td>{member.maskedName ?? '-'}</Table.Td>
      <Table.Td>{member.tier ?? '-'}</Table.Td>
      <Table.Td>{member.points ?? '-'}</Table.Td>
      <Table.Td>
        <Group gap={4}>
          {marks.map((mark) => (
            <Badge key={mark} variant="default" className="tl-chip">
              {mark}
            </Badge>
          ))}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
