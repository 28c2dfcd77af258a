import { useLayoutEffect, useRef, useState } from 'react';
import { type BarKind, barsOf, barsPath, modulePixels } from './bars.js';

type Props = { kind: BarKind; text: string; label: string; height: number };

/** Black on white with its quiet zones; as wide as whole pixels a module allow. */
export function Barcode({ kind, text, label, height }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setRoom(box.current?.clientWidth ?? 0);
    measure();
    const observer = new ResizeObserver(measure);
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const modules = barsOf(kind, text);
  if (modules === null) return null;
  const { width, path } = barsPath(modules, height);
  const pixels = width * modulePixels(room, width, window.devicePixelRatio);
  return (
    <div ref={box} className="bars">
      {room > 0 ? (
        <svg
          role="img"
          aria-label={label}
          width={pixels}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          shapeRendering="crispEdges"
        >
          <path d={path} />
        </svg>
      ) : null}
    </div>
  );
}
