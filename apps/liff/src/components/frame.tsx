import { format } from '@tieline/web';
import { type ReactNode, useEffect, useRef } from 'react';
import { useFlow } from '../app/flow-context.js';
import { Brand, type BrandSize } from './brand.js';
import { Mark, type MarkKind } from './mark.js';

type Props = {
  title: string;
  children: ReactNode;
  brand?: BrandSize;
  mark?: MarkKind;
  /** false where a field takes the focus */
  focusTitle?: boolean;
};

/** One screen: brand, the one h1, content. Names the document and moves the focus as it mounts. */
export function Frame({ title, children, brand = 'bar', mark, focusTitle = true }: Props) {
  const { page, texts } = useFlow();
  const heading = useRef<HTMLHeadingElement>(null);
  const brandName = page?.brandName;
  useEffect(() => {
    document.title = brandName ? format(texts.documentTitle, { title, brand: brandName }) : title;
  }, [texts, title, brandName]);
  useEffect(() => {
    document.documentElement.scrollTop = 0;
    if (focusTitle) heading.current?.focus({ preventScroll: true });
  }, [focusTitle]);
  return (
    <main className={mark ? 'frame frame-result' : 'frame'}>
      <Brand size={brand} />
      <div className="body">
        {mark ? <Mark kind={mark} /> : null}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
    </main>
  );
}
