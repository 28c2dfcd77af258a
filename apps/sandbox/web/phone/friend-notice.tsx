import type { Chat, Persona } from '../../src/protocol.js';
import { useTexts } from '../i18n/texts.js';
import { client } from '../state/client.js';

type Props = { chat: Chat; persona: Persona; onFailure: (error: unknown) => void };

/** Stands over the chat while the person is no friend of the brand. */
export const FriendNotice = ({ chat, persona, onFailure }: Props) => {
  const t = useTexts();
  const blocked = chat.friend === 'blocked';
  return (
    <div className="friend-notice">
      <p>{blocked ? t.phone.blocked : t.phone.notFriend}</p>
      <button
        type="button"
        className="button button-primary button-small"
        onClick={() => void client.follow(persona.lineUserId, chat.channel).catch(onFailure)}
      >
        {blocked ? t.phone.unblock : t.phone.follow}
      </button>
    </div>
  );
};
