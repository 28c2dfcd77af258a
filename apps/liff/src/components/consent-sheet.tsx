import { useEffect, useRef } from 'react';
import { useFlow } from '../app/flow-context.js';

type Props = { text: string; onClose: () => void };

/** A modal sheet with an entry of its own in the history: the back gesture closes it, not the page. */
export function ConsentSheet({ text, onClose }: Props) {
  const { texts } = useFlow();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const sheet = dialog.current;
    sheet?.showModal?.();
    window.history.pushState({ step: 'phone', sheet: true }, '');
    const onPop = () => {
      sheet?.close?.(); // gives the focus back, which removing it does not
      onClose();
    };
    window.addEventListener('popstate', onPop);
    return () => window.removeEventListener('popstate', onPop);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once per opening; onClose only sets a state
  }, []);
  const leave = () => window.history.back();
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby="sheet-title"
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) leave();
      }}
    >
      <div className="sheet-body">
        <h2 id="sheet-title">{texts.consent.link}</h2>
        <p className="sheet-text" tabIndex={0}>
          {text}
        </p>
        <button type="button" className="button" onClick={leave}>
          {texts.actions.close}
        </button>
      </div>
    </dialog>
  );
}
