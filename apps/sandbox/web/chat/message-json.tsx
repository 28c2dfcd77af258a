/** The raw message, folded away. */
export const MessageJson = ({ title, value }: { title: string; value: unknown }) => (
  <details className="message-json">
    <summary>{title}</summary>
    <pre tabIndex={0}>{JSON.stringify(value, null, 2)}</pre>
  </details>
);
