import { useMemo } from 'react';
import { useFormat } from '../../shared/dates.js';
import { useLanguage, useTexts } from '../../shared/i18n.js';
import { useChannels } from '../channels/api/list-channels.js';
import { useSession } from '../session/api/get-session.js';
import { useShopConnections } from '../shops/api/list-shop-connections.js';
import { useTags } from '../tags/api/list-tags.js';
import { readable, type Names, type Readable } from './readable.js';
import { auditTexts } from './texts.js';
import { valueTexts } from './value-texts.js';

const byId = (items: readonly { id: string; name: string }[] | undefined): Names =>
  new Map((items ?? []).map(({ id, name }) => [id, name]));

/** Words for records, with the names that the team has now. */
export function useReadable(): Readable {
  const audit = useTexts(auditTexts);
  const texts = useTexts(valueTexts);
  const { locale } = useLanguage();
  const { dateTime } = useFormat(useSession().team.timeZone);
  const [tags, channels, shops] = [useTags().data, useChannels().data, useShopConnections().data];
  return useMemo(() => {
    const names = {
      tags: byId(tags?.items),
      channels: byId(channels?.items),
      shops: byId(shops?.items),
    };
    return readable(audit, texts, names, { locale, dateTime });
  }, [audit, texts, locale, dateTime, tags, channels, shops]);
}
