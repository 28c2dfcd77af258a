import { Button, SimpleGrid, Stack } from '@mantine/core';
import { IconFilter, IconFilterSearch } from '@tabler/icons-react';
import type { Funnel } from '@tieline/contracts';
import { ButtonLink } from '../../../components/links.js';
import { Loaded } from '../../../components/loaded.js';
import { Panel } from '../../../components/panel.js';
import { todayIn } from '../../../shared/days.js';
import { useTexts } from '../../../shared/i18n.js';
import { mayBind } from '../../../shared/roles.js';
import type { OverviewSearch } from '../../../shared/search.js';
import { useSession } from '../../session/api/get-session.js';
import { useFunnel } from './api/get-funnel.js';
import { CostCard } from './cost-card.js';
import { DailyCard } from './daily-card.js';
import { FunnelCard } from './funnel-card.js';
import { FunnelFilters } from './funnel-filters.js';
import { OriginsCard } from './origins-card.js';
import { funnelQueryOf } from './range.js';
import { funnelTexts } from './texts.js';

type Props = { search: OverviewSearch; onChange: (change: OverviewSearch) => void };

export function FunnelSection({ search, onChange }: Props) {
  const today = todayIn(useSession().team.timeZone);
  const query = funnelQueryOf(search, today);
  const funnel = useFunnel(query);
  return (
    <Stack gap="lg">
      <FunnelFilters search={search} shown={query} today={today} funnel={funnel.data} onChange={onChange} />
      <Loaded query={funnel}>
        {(loaded) =>
          (loaded.steps[0]?.people ?? 0) === 0 ? (
            <Nobody search={search} funnel={loaded} onChange={onChange} />
          ) : (
            <>
              <CostCard funnel={loaded} />
              <FunnelCard funnel={loaded} query={query} />
              <SimpleGrid cols={{ base: 1, md: 2 }} style={{ alignItems: 'start' }}>
                <DailyCard funnel={loaded} />
                <OriginsCard funnel={loaded} onChoose={onChange} />
              </SimpleGrid>
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}

/** Nobody in this selection; without one it is a team that begins. */
function Nobody({ search, funnel, onChange }: Props & { funnel: Funnel }) {
  const t = useTexts(funnelTexts);
  const { role, sandboxUrl } = useSession();
  const chosen = Object.values(search).some((value) => value !== undefined);
  if (chosen || funnel.sources.length > 0) {
    const widen = () =>
      onChange({ days: 30, from: undefined, to: undefined, channelId: undefined, source: undefined });
    return (
      <Panel
        icon={<IconFilterSearch />}
        title={t.noResult}
        actions={<Button onClick={widen}>{t.widen}</Button>}
      />
    );
  }
  return (
    <Panel
      icon={<IconFilter />}
      title={t.noneYet}
      tone="brand"
      actions={
        <>
          {mayBind(role) && <ButtonLink to="/binding">{t.copyLink}</ButtonLink>}
          {sandboxUrl && (
            <Button component="a" variant="default" href={sandboxUrl} target="_blank" rel="noreferrer">
              {t.tryPhone}
            </Button>
          )}
        </>
      }
    >
      {t.noneYetText}
    </Panel>
  );
}
