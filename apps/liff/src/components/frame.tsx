import { format } from '@tieline/web';
import { type ReactNode, useEffect } from 'react';
import { useFlow } from '../app/flow-context.js';
import { Brand, type BrandSize } from './brand.js';
import { Mark, type MarkKind } from './mark.js';

type Props = {
  title: string;
  children: ReactNode;
  brand?: BrandSize;
  mark?: MarkKind;
};

/** One screen: brand, the one h1, content. Names the document as it mounts. */
export function Frame({ title, children, brand = 'bar', mark }: Props) {
  const { page, texts } = useFlow();
  const brandName = page?.brandName;
  useEffect(() => {
    document.title = brandName ? format(texts.documentTitle, { title, brand: brandName }) : title;
  }, [texts, title, brandName]);
  return (
    <main className={mark ? 'frame frame-result' : 'frame'}>
      <Brand size={brand} />
      <div className="body">
        {mark ? <Mark kind={mark} /> : null}
        <h1 tabIndex={-1}>{title}</h1>
        {children}
      </div>
    </main>
  );
}
