/** Kinds of code on a member card that a till may read. */
export const codeKinds = ['code128', 'code39', 'ean13', 'qr'] as const;
export type CodeKind = (typeof codeKinds)[number];

/** What a code says. */
export const codeSources = ['memberNumber', 'phone', 'email'] as const;
export type CodeSource = (typeof codeSources)[number];

/** An e-mail address has letters that Code 39 and EAN-13 do not know. */
export function canCarry(kind: CodeKind, source: CodeSource): boolean {
  return source !== 'email' || kind === 'code128' || kind === 'qr';
}

/** The thirteenth digit of twelve. */
function checkDigit(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}

/**
 * What stands in the code for this text; null when there is nothing, or when this kind can not write it: a code that
 * says something else would be worse than none. EAN-13 takes 13 digits with their right check digit, or 12 without.
 */
export function codeTextOf(kind: CodeKind, text: string | null): string | null {
  const value = text?.trim() ?? '';
  if (value === '') return null;
  switch (kind) {
    case 'qr':
      return value;
    case 'code128':
      return /^[\x20-\x7e]{1,48}$/.test(value) ? value : null;
    case 'code39':
      return /^[0-9A-Z\-. $/+%]{1,24}$/.test(value) ? value : null;
    case 'ean13': {
      const [, twelve, last] = /^(\d{12})(\d)?$/.exec(value) ?? [];
      if (twelve === undefined) return null;
      const whole = twelve + checkDigit(twelve);
      return last === undefined || whole === value ? whole : null;
    }
  }
}

const channel = (part: string) => {
  const share = Number.parseInt(part, 16) / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** Black or white, whichever is easier to read on this colour (`#rrggbb`): at least 4.5 : 1 either way. */
export function readableOn(color: string): '#000000' | '#ffffff' {
  const [red = 0, green = 0, blue = 0] = (color.slice(1).match(/../g) ?? []).map(channel);
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
