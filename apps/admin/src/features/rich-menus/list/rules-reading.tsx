import { Card, List, Text, Title } from '@mantine/core';
import type { RichMenu, RichMenuRuleSet } from '@tieline/contracts';
import { format } from '@tieline/web';
import { changeTexts } from '../../../components/changes/texts.js';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { useTags } from '../../tags/api/list-tags.js';
import { useMenuReach } from '../api/menu-rules.js';
import { menuTexts } from '../texts.js';

type Props = { channelId: string; rules: RichMenuRuleSet; menus: readonly RichMenu[] };

/** For those who may look: the same rules in sentences. */
export function RulesReading({ channelId, rules: { rules, defaultMenuId }, menus }: Props) {
  const { rules: t } = useTexts(menuTexts);
  const { comma } = useTexts(changeTexts);
  const { number } = useFormat();
  const reach = useMenuReach(channelId, { rules, defaultMenuId }).data;
  const tags = useTags().data?.items ?? [];
  const names = new Map([...menus, ...tags].map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  return (
    <Card withBorder className="tl-card" component="section" id="rules">
      <Title order={2} size="h3">
        {t.title}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t.hint}
      </Text>
      {rules.length === 0 && <Text>{t.none}</Text>}
      <List type="ordered">
        {rules.map(({ menuId, audience }, index) => (
          <List.Item key={index}>
            {[
              nameOf(menuId),
              t.kinds[audience.kind],
              ...('tagIds' in audience ? [audience.tagIds.map(nameOf).join(comma)] : []),
              ...(reach ? [format(t.reach, { count: number(reach.rules[index]?.people ?? 0) })] : []),
            ].join(' · ')}
          </List.Item>
        ))}
      </List>
      <Text mt="sm">
        {t.byDefault}：{defaultMenuId ? nameOf(defaultMenuId) : t.lineDefault}
      </Text>
    </Card>
  );
}
