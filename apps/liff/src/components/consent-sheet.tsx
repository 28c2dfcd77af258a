import { useFlow } from '../app/flow-context.js';
import { useSheet } from '../app/use-sheet.js';

type Props = { text: string; onClose: () => void };

/** The channel's notice about personal data. */
export function ConsentSheet({ text, onClose }: Props) {
  const { texts } = useFlow();
  const { ref, leave } = useSheet(onClose);
  return (
    <dialog
      ref={ref}
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
