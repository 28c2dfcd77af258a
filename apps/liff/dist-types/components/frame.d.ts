import { type ReactNode } from 'react';
import { type BrandSize } from './brand.js';
import { type MarkKind } from './mark.js';
type Props = {
  title: string;
  children: ReactNode;
  brand?: BrandSize;
  mark?: MarkKind;
  /** false where a field takes the focus */
  focusTitle?: boolean;
};
/** One screen: brand, the one h1, content. Names the document and moves the focus as it mounts. */
export declare function Frame({
  title,
  children,
  brand,
  mark,
  focusTitle,
}: Props): import('react').JSX.Element;
export {};
