import type { FormEvent } from 'react';
import { useTexts } from '../i18n/texts.js';
import { MenuIcon, SendIcon } from '../lib/icons.js';

export type MenuToggle = { label: string; open: boolean; toggle: () => void };

type Props = {
  draft: string;
  onDraft: (draft: string) => void;
  onSend: (text: string) => void;
  menu: MenuToggle | null;
};

/** A line to type in, and the button that unfolds the rich menu. */
export const Composer = ({ draft, onDraft, onSend, menu }: Props) => {
  const t = useTexts();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = draft.trim();
    if (!text) return;
    onSend(text);
    onDraft('');
  };
  return (
    <form className="composer" onSubmit={submit}>
      {menu && (
        <button
          type="button"
          className="menu-toggle"
          aria-expanded={menu.open}
          aria-controls="rich-menu"
          onClick={menu.toggle}
        >
          <MenuIcon />
          <span>{menu.label}</span>
        </button>
      )}
      <input
        className="composer-input"
        aria-label={t.phone.inputLabel}
        placeholder={t.phone.placeholder}
        value={draft}
        maxLength={5000}
        autoComplete="off"
        enterKeyHint="send"
        onChange={(event) => onDraft(event.target.value)}
      />
      <button
        type="submit"
        className="icon-button composer-send"
        aria-label={t.phone.send}
        disabled={!draft.trim()}
      >
        <SendIcon />
      </button>
    </form>
  );
};
