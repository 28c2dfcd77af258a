import { Center } from '@mantine/core';
import { useMemo } from 'react';
import { encode } from 'uqr';

/** Black on white in both schemes, or cameras do not find it. */
export function QrCode({ text, alt, size }: { text: string; alt: string; size: number }) {
  const qr = useMemo(() => encode(text, { ecc: 'M', border: 4 }), [text]);
  const path = qr.data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <Center bg="white" p="xs" bdrs="md">
      <svg
        role="img"
        aria-label={alt}
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        width={size}
        height={size}
        shapeRendering="crispEdges"
      >
        <path d={path} fill="#000" />
      </svg>
    </Center>
  );
}
