import type { ReactNode } from 'react';
type Props = {
  href: string | null | undefined;
  children: ReactNode;
  className?: string;
};
/** A link a brand has set: only to the web, a phone number or LINE, else nothing. */
export declare function LinkButton({ href, children, className }: Props): import('react').JSX.Element | null;
export {};
