import type { Sms } from '../../src/protocol.js';
import { useLanguage, useTexts } from '../i18n/texts.js';
import { CopyButton } from '../lib/clipboard.js';
import { SmsIcon } from '../lib/icons.js';
import { clockTime } from '../lib/time.js';
import { Panel } from '../lib/panel.js';

/** Everything the pretend gateway took, newest first. */
export const Inbox = ({ messages }: { messages: readonly Sms[] }) => {
  const t = useTexts();
  return (
    <Panel title={t.inbox.title} note={t.inbox.note} className="inbox">
      {messages.length === 0 ? (
        <div className="empty">
          <SmsIcon />
          <p>{t.inbox.empty}</p>
        </div>
      ) : (
        <ol className="sms-list" aria-label={t.inbox.title} tabIndex={0}>
          {messages.map((sms) => (
            <SmsItem key={sms.id} sms={sms} />
          ))}
        </ol>
      )}
    </Panel>
  );
};

const SmsItem = ({ sms }: { sms: Sms }) => {
  const t = useTexts();
  const language = useLanguage();
  const shown = sms.state === 'delivered';
  return (
    <li className="sms" data-state={sms.state}>
      <p className="sms-meta">
        <strong>{localNumber(sms.to)}</strong>
        <span className={`state state-${sms.state}`}>{t.inbox.states[sms.state]}</span>
        <span>{t.inbox.segments(sms.parts)}</span>
        <time dateTime={sms.at}>{clockTime(sms.at, language)}</time>
      </p>
      <div className="sms-body">
        <p className="sms-text">
          {shown ? sms.text : t.inbox.notShown[sms.state === 'undelivered' ? 'failed' : 'underway']}
        </p>
        {shown && sms.code && (
          <CopyButton
            text={sms.code}
            label={t.inbox.copyCode(sms.code)}
            className="button button-primary sms-code"
          >
            <span className="sms-digits">{sms.code}</span>
            <small>{t.page.copy}</small>
          </CopyButton>
        )}
      </div>
    </li>
  );
};

/** +886900000001 as people in Taiwan write it; others as they are. */
const localNumber = (e164: string): string => e164.replace(/^\+886(\d{3})(\d{3})(\d{3})$/, '0$1-$2-$3');
