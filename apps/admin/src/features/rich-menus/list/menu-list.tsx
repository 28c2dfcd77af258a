import '../editor/menu.css';
import { Badge, Group, Text } from '@mantine/core';
import { IconLayoutGrid } from '@tabler/icons-react';
import type { RichMenu } from '@tieline/contracts';
import { format } from '@tieline/web';
import { DataTable, type Column } from '../../../components/data-table.js';
import { ButtonLink, TextLink } from '../../../components/links.js';
import { Panel } from '../../../components/panel.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { mayEditMenus } from '../../../shared/roles.js';
import { useSession } from '../../session/api/get-session.js';
import { menuTexts } from '../texts.js';
import { MenuActions } from './menu-actions.js';
import { stateColors } from './menu-state.js';

type Props = { channelId: string; menus: readonly RichMenu[] };

export function MenuList({ channelId, menus }: Props) {
  const t = useTexts(menuTexts);
  const { role, team } = useSession();
  const { number, dateTime } = useFormat(team.timeZone);
  if (menus.length === 0) return <NoMenus channelId={channelId} />;
  const columns: Column<RichMenu>[] = [
    { key: 'name', label: t.columns.name, cell: (menu) => <Name menu={menu} /> },
    {
      key: 'state',
      label: t.columns.state,
      cell: ({ state }) => (
        <Badge variant="light" color={stateColors[state]} className="tl-chip">
          {t.states[state]}
        </Badge>
      ),
    },
    { key: 'shown', label: t.columns.shown, cell: (menu) => <ShownTo menu={menu} /> },
    {
      key: 'people',
      label: t.columns.people,
      cell: ({ people, isDefault }) => {
        if (isDefault && people === 0) return t.defaultPeople;
        return format(isDefault ? t.peopleAndDefault : t.peopleCount, { count: number(people) });
      },
    },
    {
      key: 'updated',
      label: t.columns.updated,
      cell: ({ updatedAt, savedBy }) =>
        format(t.by, { time: dateTime(updatedAt), name: savedBy?.name ?? t.someone }),
    },
    ...(mayEditMenus(role)
      ? [{ key: 'actions', label: t.columns.actions, cell: (menu: RichMenu) => <MenuActions menu={menu} /> }]
      : []),
  ];
  return <DataTable caption={t.caption} columns={columns} rows={menus} rowKey={({ id }) => id} />;
}

function Name({ menu: { id, name, pictureUrl } }: { menu: RichMenu }) {
  return (
    <Group gap="sm" wrap="nowrap">
      {pictureUrl ? (
        <img src={pictureUrl} alt="" className="tl-menu-thumb" />
      ) : (
        <div className="tl-menu-thumb" />
      )}
      <TextLink to="/rich-menus/$menuId" params={{ menuId: id }} fw={600} className="tl-wrap">
        {name}
      </TextLink>
    </Group>
  );
}

function ShownTo({ menu: { inRules, isDefault } }: { menu: RichMenu }) {
  const t = useTexts(menuTexts);
  const places = inRules.map((place) => place + 1).join('、');
  const said = [...(places ? [format(t.rule, { places })] : []), ...(isDefault ? [t.byDefault] : [])];
  if (said.length > 0) return said.join(' · ');
  return (
    <Text size="sm" c="dimmed">
      {t.shownNowhere}
    </Text>
  );
}

function NoMenus({ channelId }: { channelId: string }) {
  const t = useTexts(menuTexts);
  const writes = mayEditMenus(useSession().role);
  return (
    <Panel
      icon={<IconLayoutGrid />}
      title={t.empty}
      tone="brand"
      actions={
        writes && (
          <ButtonLink to="/rich-menus/new" search={{ channelId }}>
            {t.create}
          </ButtonLink>
        )
      }
    >
      {t.emptyText}
    </Panel>
  );
}
