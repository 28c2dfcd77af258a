import { linkify } from '../lib/links.js';
import type { Perform } from './perform.js';

type Props = { text: string; perform: Perform };

/** Text with its links, as elements. A tapped link goes the way LINE would take it. */
export const RichText = ({ text, perform }: Props) =>
  linkify(text).map((part, index) =>
    part.href === null ? (
      <span key={index}>{part.text}</span>
    ) : (
      <a
        key={index}
        href={part.href}
        rel="noreferrer noopener"
        target="_blank"
        onClick={(event) => {
          event.preventDefault();
          perform({ type: 'uri', label: part.text, uri: part.text });
        }}
      >
        {part.text}
      </a>
    ),
  );
