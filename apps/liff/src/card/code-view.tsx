import type { CodeKind } from '@tieline/contracts';
import { format } from '@tieline/web';
import { useState } from 'react';
import { useFlow } from '../app/flow-context.js';
import { CopyButton } from '../components/copy-button.js';
import { QrCode } from '../codes/qr-code.js';
import { Barcode } from './barcode.js';
import { EnlargedCode } from './enlarged-code.js';
import { useCardTexts } from './use-card-texts.js';

type Props = { kind: CodeKind; withQr: boolean; text: string };

/** The code that the till reads, its text, and the way to a bigger one. */
export function CodeView({ kind, withQr, text }: Props) {
  const { texts } = useFlow();
  const t = useCardTexts();
  const [asQr, setAsQr] = useState(kind === 'qr');
  const [enlarged, setEnlarged] = useState(false);
  const shown = asQr ? 'qr' : kind;
  const choice = kind !== 'qr' && withQr;
  return (
    <section className="code-panel" aria-label={asQr ? t.qr : t.barcode}>
      <Code kind={shown} text={text} height={88} />
      <p className="code-text">
        <span>{text}</span>
        <CopyButton text={text} label={texts.actions.copy} className="link" />
      </p>
      <div className="code-actions">
        {choice ? (
          <div className="switch" role="group" aria-label={t.kind}>
            <button type="button" aria-pressed={!asQr} onClick={() => setAsQr(false)}>
              {t.barcode}
            </button>
            <button type="button" aria-pressed={asQr} onClick={() => setAsQr(true)}>
              {t.qr}
            </button>
          </div>
        ) : null}
        <button type="button" className="button button-plain" onClick={() => setEnlarged(true)}>
          {t.enlarge}
        </button>
      </div>
      {enlarged ? <EnlargedCode kind={shown} text={text} onClose={() => setEnlarged(false)} /> : null}
    </section>
  );
}

export function Code({ kind, text, height }: { kind: CodeKind; text: string; height: number }) {
  const t = useCardTexts();
  const label = format(t.codeOf, { kind: kind === 'qr' ? t.qr : t.barcode, text });
  if (kind === 'qr') return <QrCode text={text} label={label} />;
  return <Barcode kind={kind} text={text} label={label} height={height} />;
}
