import type { CodeKind } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useEffect, useRef } from 'react';
import { Code } from './code-view.js';
import { useAwakeScreen } from './use-awake-screen.js';
import { useCardTexts } from './use-card-texts.js';

type Props = { kind: CodeKind; text: string; onClose: () => void };

/** The code alone on white; bars lie along the long side of the phone. The back gesture closes it, not the page. */
export function EnlargedCode({ kind, text, onClose }: Props) {
  const t = useCardTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useAwakeScreen();
  useEffect(() => {
    const sheet = dialog.current;
    sheet?.showModal?.();
    window.history.pushState({ sheet: true }, '');
    const onPop = () => {
      sheet?.close?.(); // gives the focus back, which removing it does not
      onClose();
    };
    window.addEventListener('popstate', onPop);
    return () => window.removeEventListener('popstate', onPop);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once per opening; onClose only sets a state
  }, []);
  const leave = () => window.history.back();
  const name = format(t.enlarged, { kind: kind === 'qr' ? t.qr : t.barcode });
  return (
    <dialog
      ref={dialog}
      className={kind === 'qr' ? 'enlarged' : 'enlarged enlarged-long'}
      aria-label={name}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <div className="enlarged-body">
        <Code kind={kind} text={text} height={160} />
        <p className="code-text">{text}</p>
        <p className="quiet">{t.bright}</p>
        <button type="button" className="button" onClick={leave}>
          {t.close}
        </button>
      </div>
    </dialog>
  );
}
