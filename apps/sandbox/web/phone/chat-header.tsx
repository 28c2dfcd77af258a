import type { Brand } from '../../src/protocol.js';
import { useTexts } from '../i18n/texts.js';
import { Avatar } from '../lib/avatar.js';

export const ChatHeader = ({ brand }: { brand: Brand }) => {
  const t = useTexts();
  return (
    <header className="chat-header">
      <Avatar name={brand.name} url={brand.pictureUrl} />
      <div>
        <h2>{brand.name}</h2>
        <p>
          {t.phone.generic} · {brand.basicId}
        </p>
      </div>
    </header>
  );
};
