import { useEffect, useState } from 'react';
import { useFlow } from '../app/flow-context.js';

type Props = { text: string; label: string; className?: string };

export function CopyButton({ text, label, className = 'button button-quiet' }: Props) {
  const { texts } = useFlow();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 3000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => setCopied(await copyText(text));
  return (
    <button type="button" className={className} onClick={() => void copy()}>
      <span aria-live="polite">{copied ? texts.actions.copied : label}</span>
    </button>
  );
}

/** The old way is for WebViews and frames where the clipboard is closed to scripts. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    field.className = 'unseen';
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}
