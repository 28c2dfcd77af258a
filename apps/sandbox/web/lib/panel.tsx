import { useId, type ReactNode } from 'react';

type Props = { title: string; note?: string; aside?: ReactNode; className?: string; children: ReactNode };

/** A titled card; its title names the region. */
export const Panel = ({ title, note, aside, className = '', children }: Props) => {
  const id = useId();
  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <header className="panel-header">
        <h2 id={id}>{title}</h2>
        {note && <p>{note}</p>}
        {aside && <div className="panel-aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
};
