import { useFlow } from '../app/flow-context.js';
import { ContactButton } from './leave-button.js';

export function CodeHelp() {
  const { texts } = useFlow();
  const { code } = texts;
  return (
    <details className="help">
      <summary>{code.helpTitle}</summary>
      <ul>
        {[code.help1, code.help2, code.help3, code.help4].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ContactButton />
    </details>
  );
}
