import type { CodeKind } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useSheet } from '../app/use-sheet.js';
import { Code } from './code-view.js';
import { useAwakeScreen } from './use-awake-screen.js';
import { useCardTexts } from './use-card-texts.js';

type Props = { kind: CodeKind; text: string; onClose: () => void };

/** The code alone on white; bars lie along the long side of the phone. */
export function EnlargedCode({ kind, text, onClose }: Props) {
  const t = useCardTexts();
  const { ref, leave } = useSheet(onClose);
  useAwakeScreen();
  const name = format(t.enlarged, { kind: kind === 'qr' ? t.qr : t.barcode });
  return (
    <dialog
      ref={ref}
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
