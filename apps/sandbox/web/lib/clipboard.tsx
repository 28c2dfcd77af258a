import { useEffect, useState, type ReactNode } from 'react';
import { useTexts } from '../i18n/texts.js';

/** Also works where the Clipboard API is missing (plain http on another host than localhost). */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
};

const copyBySelection = (text: string): boolean => {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
};

type Props = { text: string; label?: string; className?: string; children?: ReactNode };

/** Says 已複製 in its own place for a moment, and to a screen reader. */
export const CopyButton = ({ text, label, className = 'button button-small', children }: Props) => {
  const t = useTexts();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      data-copied={copied || undefined}
      onClick={() => void copyText(text).then(setCopied)}
    >
      <span aria-hidden={label ? true : undefined}>{copied ? t.page.copied : (children ?? t.page.copy)}</span>
      <span role="status" className="visually-hidden">
        {copied ? t.page.copied : ''}
      </span>
    </button>
  );
};
