import { useTexts } from '../i18n/texts.js';
import { FlexComponent } from './flex-component.js';
import { MessageJson } from './message-json.js';
import type { Perform } from './perform.js';
import { asList, asRecord, asText, type Loose } from './shapes.js';

type Props = { message: Loose; perform: Perform; origins: readonly string[] };

const known = new Set(['box', 'text', 'button', 'image', 'separator', 'filler', 'span']);
const slots = ['header', 'hero', 'body', 'footer'] as const;

/** Simple bubbles are drawn; a component that is not known leaves the alternative text and the JSON. */
export const FlexMessage = ({ message, perform, origins }: Props) => {
  const t = useTexts();
  const contents = asRecord(message['contents']);
  const bubbles = contents['type'] === 'carousel' ? asList(contents['contents']) : [contents];
  const altText = asText(message['altText']);
  if (!bubbles.every(drawable))
    return (
      <div className="bubble">
        <p>{altText}</p>
        <MessageJson title={t.phone.showJson} value={message} />
      </div>
    );
  return (
    <div className="cards" role="group" aria-label={altText}>
      {bubbles.map((bubble, index) => (
        <div className="card flex-bubble" key={index}>
          {slots.map((slot) =>
            bubble[slot] === undefined ? null : (
              <div className={`flex-${slot}`} key={slot}>
                <FlexComponent
                  component={asRecord(bubble[slot])}
                  perform={perform}
                  origins={origins}
                  altText={altText}
                />
              </div>
            ),
          )}
        </div>
      ))}
    </div>
  );
};

const drawable = (bubble: Loose): boolean =>
  bubble['type'] === 'bubble' &&
  slots.every((slot) => bubble[slot] === undefined || drawn(asRecord(bubble[slot])));

const drawn = (component: Loose): boolean =>
  known.has(asText(component['type'])) && asList(component['contents']).every(drawn);
