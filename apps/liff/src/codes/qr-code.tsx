import { useEffect, useState } from 'react';

type Drawing = { size: number; path: string };

/** One path, black on white with a quiet zone of 4; the encoder loads only where a code is shown. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  useEffect(() => {
    let current = true;
    void import('uqr').then(({ encode }) => {
      const { data, size } = encode(text, { ecc: 'M', border: 4 });
      if (current) setDrawing({ size, path: rowsToPath(data) });
    });
    return () => {
      current = false;
    };
  }, [text]);
  if (!drawing) return <div className="qr bone" />;
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${drawing.size} ${drawing.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={drawing.path} />
    </svg>
  );
}

/** Dark runs of each row become one rectangle. */
function rowsToPath(rows: readonly (readonly boolean[])[]): string {
  let path = '';
  rows.forEach((row, y) => {
    let x = 0;
    while (x < row.length) {
      let end = x;
      while (row[end]) end += 1;
      if (end > x) path += `M${x} ${y}h${end - x}v1h-${end - x}z`;
      x = end + 1;
    }
  });
  return path;
}
