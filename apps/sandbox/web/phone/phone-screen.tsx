import { useState } from 'react';
import type { Brand, Chat, Persona, Sms } from '../../src/protocol.js';
import { useTexts } from '../i18n/texts.js';
import { ChatHeader } from './chat-header.js';
import { ChatLog } from './chat-log.js';
import { Composer } from './composer.js';
import { FriendNotice } from './friend-notice.js';
import { LiffSheet } from './liff-sheet.js';
import { Phone } from './phone.js';
import { RichMenu } from './rich-menu.js';
import { SmsBanner } from './sms-banner.js';
import type { usePhone } from './use-phone.js';

type Props = {
  persona: Persona;
  brand: Brand;
  chat: Chat | null;
  phone: ReturnType<typeof usePhone>;
  origins: readonly string[];
  banner: Sms | null;
  onBannerClosed: () => void;
  onCopied: () => void;
  onFailure: (error: unknown) => void;
  hintMenu: boolean;
};

/** One person's chat with one brand, as their device shows it. */
export const PhoneScreen = (props: Props) => {
  const { persona, brand, chat, phone, origins, banner } = props;
  const t = useTexts();
  const menu = persona.os === 'pc' ? null : (chat?.menu ?? null);
  const [folded, setFolded] = useState<string | null>(null);
  const menuOpen = menu !== null && (folded === menu.richMenuId ? !menu.selected : menu.selected);
  const sheet = phone.liffUrl !== null && (
    <LiffSheet
      key={phone.liffUrl}
      url={phone.liffUrl}
      fallbackTitle={brand.name}
      origins={origins}
      onMessage={phone.onFrameMessage}
      onClose={phone.closeLiff}
    />
  );
  return (
    <Phone
      device={persona.os}
      covered={phone.liffUrl !== null}
      sheet={sheet}
      banner={banner && <SmsBanner sms={banner} onClose={props.onBannerClosed} onCopied={props.onCopied} />}
    >
      <ChatHeader brand={brand} />
      {chat && chat.friend !== 'friend' && (
        <FriendNotice chat={chat} persona={persona} onFailure={props.onFailure} />
      )}
      <ChatLog
        brand={brand}
        messages={chat?.messages ?? []}
        perform={phone.perform}
        origins={origins}
        empty={menu ? t.phone.empty : t.phone.emptyNoMenu}
      />
      {chat && !menu && (
        <button
          type="button"
          className="action link-action"
          onClick={() => phone.perform({ type: 'uri', label: t.phone.openLink, uri: brand.liffUrl })}
        >
          {t.phone.openLink}
        </button>
      )}
      <Composer
        draft={phone.draft}
        onDraft={phone.setDraft}
        onSend={phone.send}
        menu={
          menu && {
            label: menu.chatBarText,
            open: menuOpen,
            toggle: () => setFolded(folded === menu.richMenuId ? null : menu.richMenuId),
          }
        }
      />
      {menu && <RichMenu menu={menu} open={menuOpen} perform={phone.perform} hinted={props.hintMenu} />}
    </Phone>
  );
};
