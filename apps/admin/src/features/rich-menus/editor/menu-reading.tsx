import { Alert, Card, Grid, Group, List, Stack, Text, Title } from '@mantine/core';
import type { RichMenu } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useFormat } from '../../../shared/dates.js';
import { useTexts } from '../../../shared/i18n.js';
import { clickDays, useMenuClicks } from '../api/get-clicks.js';
import { menuTexts } from '../texts.js';
import { areaText } from './menu-changes.js';
import { MenuFrame, pictureStyle, placed } from './menu-canvas.js';
import { letterOf } from './menu-draft.js';
import { Hints } from './menu-editor.js';

/** For those who may look: the menu, what its areas do, and how often they were tapped. */
export function MenuReading({ menu }: { menu: RichMenu }) {
  const t = useTexts(menuTexts);
  const { number } = useFormat();
  const clicks = useMenuClicks(menu.id).data;
  const tapped = (key: string) =>
    clicks?.has(key)
      ? ` · ${format(t.editor.clicks, { days: clickDays, count: number(clicks.get(key) ?? 0) })}`
      : '';
  return (
    <Stack>
      <Alert color="gray" role="note">
        {t.reading}
      </Alert>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <MenuFrame chatBarText={menu.chatBarText}>
            <div
              className="tl-menu-canvas"
              role="img"
              aria-label={t.editor.picture}
              style={pictureStyle(menu.pictureUrl, menu.size)}
            >
              {menu.areas.map(({ key, bounds }, index) => (
                <div key={key} className="tl-menu-area" style={placed(bounds, menu.size)}>
                  <span className="tl-menu-letter">{letterOf(index)}</span>
                </div>
              ))}
            </div>
          </MenuFrame>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Card withBorder className="tl-card">
            <Group justify="space-between" mb="xs">
              <Title order={2} size="h3">
                {t.editor.areasShort}
              </Title>
              <Text size="sm">{t.states[menu.state]}</Text>
            </Group>
            <List size="sm" className="tl-wrap">
              {menu.areas.map((area, index) => (
                <List.Item key={area.key}>
                  {areaText(area, index, t)}
                  {tapped(area.key)}
                </List.Item>
              ))}
            </List>
          </Card>
        </Grid.Col>
      </Grid>
      <Hints />
    </Stack>
  );
}
