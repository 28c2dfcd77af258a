import { Text } from '@mantine/core';
import { format } from '@tieline/web';
import { TextLink } from '../../components/links.js';
import { useErrorText } from '../../components/use-error-text.js';
import { useFormat } from '../../shared/dates.js';
import { useTexts } from '../../shared/i18n.js';
import { commonTexts } from '../../shared/texts.js';
import { useSession } from '../session/api/get-session.js';
import { useContactMenu } from './api/get-contact-menu.js';
import { contactMenuTexts } from './contact-menu-texts.js';

/** Which menu somebody sees, why, and whether LINE has confirmed it; a row of a list of facts. */
export function ContactMenu({ contactId }: { contactId: string }) {
  const t = useTexts(contactMenuTexts);
  const { loading } = useTexts(commonTexts);
  const errorText = useErrorText();
  const { dateTime } = useFormat(useSession().team.timeZone);
  const { data, error } = useContactMenu(contactId);
  return (
    <>
      <dt>{t.title}</dt>
      <dd>
        {!data && (error ? errorText(error).title : loading)}
        {data && (
          <>
            {data.menuId ? (
              <TextLink to="/rich-menus/$menuId" params={{ menuId: data.menuId }}>
                {data.menuName}
              </TextLink>
            ) : (
              t.lineDefault
            )}
            <Text size="sm" c="dimmed">
              {[
                t.because[data.because],
                ...(data.until ? [format(t.until, { time: dateTime(data.until) })] : []),
                ...(data.menuId ? [t.states[data.state]] : []),
              ].join(' · ')}
            </Text>
          </>
        )}
      </dd>
    </>
  );
}
