import { useCallback, useEffect, useState } from 'react';
import { useTexts } from '../i18n/texts.js';

export type Notice = { text: string; tone: 'good' | 'bad'; id: number };

const shownMs = 5000;

/** One short message at a time; it goes by itself. */
export const useNotice = () => {
  const t = useTexts();
  const [notice, setNotice] = useState<Notice | null>(null);
  const show = useCallback(
    (text: string, tone: Notice['tone'] = 'good') => setNotice({ text, tone, id: Date.now() }),
    [],
  );
  const fail = useCallback(
    (error: unknown) => show(t.page.failed(error instanceof Error ? error.message : String(error)), 'bad'),
    [show, t],
  );
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setNotice(null), shownMs);
    return () => clearTimeout(timer);
  }, [notice]);
  return { notice, show, fail };
};

export const NoticeBar = ({ notice }: { notice: Notice | null }) => (
  <div className="notice-place" role="status">
    {notice && (
      <p key={notice.id} className={`notice notice-${notice.tone}`}>
        {notice.text}
      </p>
    )}
  </div>
);
