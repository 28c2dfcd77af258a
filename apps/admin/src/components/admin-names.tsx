import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { listAdmins } from '@tieline/contracts';
import { endpoint, format } from '@tieline/web';
import { api } from '../shared/api.js';
import { useLanguage, useTexts } from '../shared/i18n.js';
import { commonTexts } from '../shared/texts.js';

const target = endpoint<typeof listAdmins>('GET', '/api/team/admins');

/** Who could give the missing right. */
export function AdminNames() {
  const { askAdmins } = useTexts(commonTexts);
  const { locale } = useLanguage();
  const { data } = useQuery({ queryKey: ['admins'], queryFn: ({ signal }) => api.call(target, { signal }) });
  if (!data || data.items.length === 0) return null;
  const names = new Intl.ListFormat(locale, { type: 'unit' }).format(data.items.map(({ name }) => name));
  return <Text size="sm">{format(askAdmins, { names })}</Text>;
}
