import { useFlow } from '../app/flow-context.js';
import { CopyButton } from '../components/copy-button.js';
import { Frame } from '../components/frame.js';
import { QrCode } from '../codes/qr-code.js';

export function DesktopScreen() {
  const { flow, texts } = useFlow();
  const { desktop } = texts;
  return (
    <Frame title={desktop.title}>
      <p className="lead">{desktop.lead}</p>
      <QrCode text={flow.liffUrl} label={desktop.qr} />
      <ol className="steps">
        <li>{desktop.step1}</li>
        <li>{desktop.step2}</li>
        <li>{desktop.step3}</li>
      </ol>
      <div className="actions">
        <CopyButton text={flow.liffUrl} label={texts.actions.copyLink} className="button button-plain" />
      </div>
    </Frame>
  );
}
