import { useTexts } from '../i18n/texts.js';
import { FlexMessage } from './flex-message.js';
import { MessageJson } from './message-json.js';
import type { Perform } from './perform.js';
import { Picture } from './picture.js';
import { RichText } from './rich-text.js';
import { asText, type Loose } from './shapes.js';
import { TemplateMessage } from './template-message.js';

type Props = { message: Loose; text: string; perform: Perform; origins: readonly string[] };

/** A LINE message object as elements. Nothing of it is ever read as HTML. */
export const MessageBody = ({ message, text, perform, origins }: Props) => {
  const t = useTexts();
  const type = asText(message['type']);
  switch (type) {
    case 'text':
      return (
        <div className="bubble">
          <RichText text={asText(message['text'])} perform={perform} />
        </div>
      );
    case 'template':
      return <TemplateMessage message={message} perform={perform} origins={origins} />;
    case 'flex':
      return <FlexMessage message={message} perform={perform} origins={origins} />;
    case 'image':
      return (
        <div className="bubble bubble-picture">
          <Picture
            url={message['previewImageUrl'] ?? message['originalContentUrl']}
            alt={t.phone.image}
            origins={origins}
          />
        </div>
      );
    default:
      return (
        <div className="bubble">
          <p>{text || t.phone.unknownMessage(type)}</p>
          <MessageJson title={t.phone.showJson} value={message} />
        </div>
      );
  }
};
