import { useFlow } from '../app/flow-context.js';
import { CopyButton } from '../components/copy-button.js';
import { Frame } from '../components/frame.js';

/** A phone's own browser. A LIFF link is not sure to leave it, so there are two other ways. */
export function ExternalScreen() {
  const { flow, texts } = useFlow();
  const { external } = texts;
  return (
    <Frame title={external.title} brand="picture">
      <p className="lead">{external.lead}</p>
      <div className="actions">
        <a className="button" href={flow.liffUrl}>
          {external.open}
        </a>
        <button type="button" className="button button-plain" onClick={flow.login}>
          {external.browser}
        </button>
      </div>
      <p className="quiet">{external.help}</p>
      <CopyButton text={flow.liffUrl} label={texts.actions.copyLink} className="link" />
    </Frame>
  );
}
