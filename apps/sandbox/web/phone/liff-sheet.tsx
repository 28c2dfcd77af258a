import { useEffect, useRef, useState } from 'react';
import type { FrameMessage } from '../../src/protocol.js';
import { useTexts } from '../i18n/texts.js';
import { CloseIcon } from '../lib/icons.js';
import { asFrameMessage } from './frame-message.js';

type Props = {
  url: string;
  /** shown until the page tells its own title */
  fallbackTitle: string;
  /** who may post messages to us */
  origins: readonly string[];
  onMessage: (message: FrameMessage) => void;
  onClose: () => void;
};

/** The LIFF browser: a sheet that slides up with the page's title and a way out. */
export const LiffSheet = ({ url, fallbackTitle, origins, onMessage, onClose }: Props) => {
  const t = useTexts();
  const frame = useRef<HTMLIFrameElement>(null);
  const [title, setTitle] = useState('');
  const [loaded, setLoaded] = useState(false);

  useEffect(() => {
    const listen = (event: MessageEvent<unknown>) => {
      if (event.source !== frame.current?.contentWindow || !origins.includes(event.origin)) return;
      const message = asFrameMessage(event.data);
      if (message) onMessage(message);
    };
    window.addEventListener('message', listen);
    return () => window.removeEventListener('message', listen);
  }, [origins, onMessage]);

  // Where the focus was before the chat under the sheet became inert: it goes back there.
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    frame.current?.focus();
    return () => {
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [opener]);

  return (
    <section
      className="liff-sheet"
      role="dialog"
      aria-label={t.phone.sheetLabel(title || fallbackTitle)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header className="liff-header">
        <div>
          <h2>{title || fallbackTitle}</h2>
          <p>{new URL(url, location.href).host}</p>
        </div>
        <button type="button" className="icon-button" aria-label={t.phone.sheetClose} onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      {!loaded && (
        <p className="liff-loading" role="status">
          {t.phone.sheetLoading}
        </p>
      )}
      <iframe
        ref={frame}
        className="liff-frame"
        src={url}
        title={title || fallbackTitle}
        allow="clipboard-write"
        onLoad={() => {
          setLoaded(true);
          setTitle(frame.current?.contentDocument?.title ?? '');
        }}
      />
    </section>
  );
};
