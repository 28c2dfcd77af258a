/** The product's mark, drawn in place: two ends, one line. `icon.svg` is the same for the browser tab. */
export function BrandMark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="#067a38" />
      <path
        d="M9 12h14M16 12v9a3 3 0 0 0 3 3"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="9" cy="12" r="3.2" fill="#fff" />
      <circle cx="23" cy="12" r="3.2" fill="#b9f2cf" />
    </svg>
  );
}
