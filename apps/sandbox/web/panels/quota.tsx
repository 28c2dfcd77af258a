import type { Chat } from '../../src/protocol.js';
import { useTexts } from '../i18n/texts.js';

/** What this chat was answered free of charge, and what pushes used up of the brand's month. */
export const QuotaMeter = ({ chat }: { chat: Chat | null }) => {
  const t = useTexts();
  const free = chat?.messages.filter((message) => message.cost === 'free').length ?? 0;
  const used = chat?.quota.used ?? 0;
  const limit = chat?.quota.limit ?? null;
  return (
    <dl className="quota" aria-label={t.quota.title} title={t.quota.note}>
      <div>
        <dt>{t.quota.free}</dt>
        <dd data-testid="quota-free">{free}</dd>
      </div>
      <div data-empty={(limit !== null && used >= limit) || undefined}>
        <dt>{t.quota.paid}</dt>
        <dd data-testid="quota-paid">
          {used}
          {limit !== null && <small> / {limit}</small>}
        </dd>
      </div>
    </dl>
  );
};
