import type { ReactNode } from 'react';

type Props = { href: string | null | undefined; children: ReactNode; className?: string };

const allowed = /^(https?:\/\/|line:\/\/|tel:)/i;

/** A link a brand has set: only to the web, a phone number or LINE, else nothing. */
export function LinkButton({ href, children, className = 'button button-plain' }: Props) {
  if (!href || !allowed.test(href)) return null;
  return (
    <a className={className} href={href} rel="noopener noreferrer">
      {children}
    </a>
  );
}
