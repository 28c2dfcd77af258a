import type { Perform } from './perform.js';
import type { ChatAction } from './shapes.js';

type Props = { action: ChatAction; perform: Perform; look?: 'link' | 'primary' | 'secondary' };

export const ActionButton = ({ action, perform, look = 'link' }: Props) => (
  <button type="button" className={`action action-${look}`} onClick={() => perform(action)}>
    {action.label}
  </button>
);
