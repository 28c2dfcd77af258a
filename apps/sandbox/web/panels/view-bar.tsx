import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts.js';
import { ChatIcon, ControlsIcon, EventsIcon, SmsIcon } from '../lib/icons.js';

export const views = ['chat', 'sms', 'events', 'controls'] as const;
export type View = (typeof views)[number];

const icons: Record<View, ReactNode> = {
  chat: <ChatIcon />,
  sms: <SmsIcon />,
  events: <EventsIcon />,
  controls: <ControlsIcon />,
};

type Props = { view: View; unreadSms: number; onView: (view: View) => void };

/** On a narrow page one thing shows at a time; this bar switches. Wide pages do not show it. */
export const ViewBar = ({ view, unreadSms, onView }: Props) => {
  const t = useTexts();
  return (
    <nav className="view-bar" aria-label={t.page.viewsLabel}>
      {views.map((one) => (
        <button
          key={one}
          type="button"
          aria-current={one === view ? 'page' : undefined}
          onClick={() => onView(one)}
        >
          {icons[one]}
          <span>{t.page.views[one]}</span>
          {one === 'sms' && unreadSms > 0 && (
            <span className="badge">
              <span aria-hidden="true">{unreadSms}</span>
              <span className="visually-hidden">{t.page.unread(unreadSms)}</span>
            </span>
          )}
        </button>
      ))}
    </nav>
  );
};
