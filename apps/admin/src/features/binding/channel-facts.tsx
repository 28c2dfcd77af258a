import { Badge, Group, Text, VisuallyHidden } from '@mantine/core';
import { shopPlatformNames, type BindingChannel } from '@tieline/contracts';
import { format } from '@tieline/web';
import type { ReactNode } from 'react';
import { useFormat } from '../../shared/dates.js';
import { useLanguage, useTexts } from '../../shared/i18n.js';
import { bindingTexts } from './texts.js';

/** What a channel matches with, the tags it puts on, and how its last seven days went. */
export function ChannelFacts({ facts }: { facts: BindingChannel }) {
  const t = useTexts(bindingTexts);
  const tags = facts.tags.map(({ name }) => name).join(t.listComma);
  return (
    <dl className="tl-facts">
      <Fact label={t.matchPlatform}>
        <Match facts={facts} />
      </Fact>
      <Fact label={t.tags}>{tags || t.noTags}</Fact>
      <Fact label={t.lastDays}>
        <LastDays facts={facts} />
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {label}
      </Text>
      <dd>{children}</dd>
    </div>
  );
}

const colors = { working: 'brand', failing: 'red', untested: 'gray' } as const;

function Match({ facts: { matchPlatform, shop } }: { facts: BindingChannel }) {
  const t = useTexts(bindingTexts);
  const { locale } = useLanguage();
  if (matchPlatform === 'none') return t.noMatching;
  return (
    <Group gap="xs" component="span">
      <span>{shop?.name ?? shopPlatformNames[matchPlatform][locale]}</span>
      <Badge variant="light" color={shop ? colors[shop.state] : 'red'} className="tl-chip">
        {shop ? t.shopStates[shop.state] : t.noShop}
      </Badge>
    </Group>
  );
}

function LastDays({ facts: { opened, bound, days } }: { facts: BindingChannel }) {
  const t = useTexts(bindingTexts);
  const { number, percent, day } = useFormat();
  const most = Math.max(1, ...days.map((each) => each.bound));
  if (opened === 0) return t.nobody;
  const sentence = format(t.boundOf, { bound: number(bound), share: percent(bound / opened) });
  return (
    <Group gap="sm" component="span">
      <span>{sentence}</span>
      <span className="tl-spark" aria-hidden>
        {days.map((each) => (
          <span key={each.day} style={{ height: `${(each.bound / most) * 100}%` }} />
        ))}
      </span>
      <VisuallyHidden>
        {days
          .map((each) => format(t.boundOn, { day: day(each.day), bound: number(each.bound) }))
          .join(t.listComma)}
      </VisuallyHidden>
    </Group>
  );
}
