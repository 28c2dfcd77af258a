import { useCallback, useState } from 'react';
import type { Brand, FrameMessage, LiffContextType, Persona, World } from '../../src/protocol.js';
import type { Perform } from '../chat/perform.js';
import { uriTarget } from '../lib/links.js';
import { client } from '../state/client.js';

type Setting = {
  world: World;
  persona: Persona;
  brand: Brand;
  liffContext: LiffContextType;
  onLiffOpened: () => void;
  onOtherBrand: (key: string) => void;
  onRefusedLink: () => void;
  onFailure: (error: unknown) => void;
};

/** What the person at the phone can do, and what lies open on the screen. */
export const usePhone = (setting: Setting) => {
  const { world, persona, brand, liffContext } = setting;
  const { onLiffOpened, onOtherBrand, onRefusedLink, onFailure } = setting;
  const user = persona.lineUserId;
  // A sheet belongs to the person and the brand that opened it: it is gone when either changes.
  const owner = `${user} ${brand.key}`;
  const [liff, setLiff] = useState<{ owner: string; url: string } | null>(null);
  const [draft, setDraft] = useState('');
  const liffUrl = liff?.owner === owner ? liff.url : null;

  const send = useCallback(
    (text: string) => void client.sendText(user, brand.key, text).catch(onFailure),
    [user, brand.key, onFailure],
  );

  const prefill = useCallback(
    (basicId: string, text: string) => {
      const other = world.brands.find((one) => one.basicId === basicId);
      if (other && other.key !== brand.key) onOtherBrand(other.key);
      setLiff(null);
      setDraft(text);
    },
    [world.brands, brand.key, onOtherBrand],
  );

  const openUri = useCallback(
    (uri: string) => {
      const target = uriTarget(uri, world.sandboxUrl);
      switch (target.kind) {
        case 'liff':
          return void client
            .openLiff(user, target.liffId, target.path, liffContext === 'utou' ? undefined : liffContext)
            .then((opened) => {
              setLiff({ owner, url: opened.url });
              onLiffOpened();
            }, onFailure);
        case 'oaMessage':
          return prefill(target.basicId, target.text);
        case 'tab':
          return void window.open(target.href, '_blank', 'noopener,noreferrer');
        case 'refused':
          return onRefusedLink();
      }
    },
    [world.sandboxUrl, user, owner, liffContext, prefill, onLiffOpened, onRefusedLink, onFailure],
  );

  const perform = useCallback<Perform>(
    (action) => {
      switch (action.type) {
        case 'uri':
          return openUri(action.uri);
        case 'message':
          return send(action.text);
        case 'postback':
          return void client
            .sendPostback(user, brand.key, action.data, action.displayText || undefined)
            .catch(onFailure);
        case 'switch':
          return void client.switchMenu(user, brand.key, action.alias, action.data).catch(onFailure);
        case 'other':
          return onRefusedLink();
      }
    },
    [openUri, send, user, brand.key, onFailure, onRefusedLink],
  );

  const closeLiff = useCallback(() => setLiff(null), []);

  const onFrameMessage = useCallback(
    (message: FrameMessage) => {
      switch (message.type) {
        case 'liff.init':
          return;
        case 'liff.closeWindow':
          return setLiff(null);
        case 'liff.openWindow':
          return openUri(message.url);
        case 'oaMessage':
          return prefill(message.basicId, message.text);
      }
    },
    [openUri, prefill],
  );

  return { liffUrl, closeLiff, draft, setDraft, send, perform, onFrameMessage };
};
