import { useEffect, useRef } from 'react';
import type { Brand, ChatMessage } from '../../src/protocol.js';
import { MessageBody } from '../chat/message-body.js';
import type { Perform } from '../chat/perform.js';
import { useLanguage, useTexts } from '../i18n/texts.js';
import { Avatar } from '../lib/avatar.js';
import { shortTime } from '../lib/time.js';

type Props = {
  brand: Brand;
  messages: readonly ChatMessage[];
  perform: Perform;
  origins: readonly string[];
  /** what a chat without messages says */
  empty: string;
};

export const ChatLog = ({ brand, messages, perform, origins, empty }: Props) => {
  const t = useTexts();
  const log = useRef<HTMLDivElement>(null);
  const count = messages.length;
  useEffect(() => {
    const element = log.current;
    element?.scrollTo({ top: element.scrollHeight });
  }, [count]);
  return (
    <div className="chat-log" role="log" aria-label={t.phone.chatLabel(brand.name)} tabIndex={0} ref={log}>
      {messages.length === 0 && <p className="chat-empty">{empty}</p>}
      {messages.map((message) =>
        message.from === 'system' ? (
          <p key={message.id} className="chat-system">
            {message.via === 'follow' || message.via === 'unfollow'
              ? t.phone.notes[message.via]
              : message.text}
          </p>
        ) : (
          <Message key={message.id} brand={brand} message={message} perform={perform} origins={origins} />
        ),
      )}
    </div>
  );
};

type MessageProps = Omit<Props, 'messages' | 'empty'> & { message: ChatMessage };

const Message = ({ brand, message, perform, origins }: MessageProps) => {
  const t = useTexts();
  const language = useLanguage();
  const mine = message.from === 'user';
  return (
    <article className={mine ? 'message message-me' : 'message message-brand'} data-via={message.via}>
      {!mine && <Avatar name={brand.name} url={brand.pictureUrl} />}
      <div className="message-main">
        <span className="visually-hidden">{mine ? t.phone.you : brand.name}：</span>
        <MessageBody message={message.message} text={message.text} perform={perform} origins={origins} />
      </div>
      <p className="message-meta">
        {message.cost && (
          <span className={`cost cost-${message.cost}`}>
            {message.cost === 'free' ? t.phone.free : t.phone.paid}
          </span>
        )}
        <time dateTime={message.at}>{shortTime(message.at, language)}</time>
      </p>
    </article>
  );
};
