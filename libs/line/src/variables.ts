export type ReplyVariables = {
  customerName: string | null;
  memberNumber: string | null;
  memberTier: string | null;
};

const nameOf = new Map<string, keyof ReplyVariables>([
  ['顧客名稱', 'customerName'],
  ['name', 'customerName'],
  ['會員編號', 'memberNumber'],
  ['memberNumber', 'memberNumber'],
  ['會員等級', 'memberTier'],
  ['tier', 'memberTier'],
]);

const variable = /\{([^{}\n]{1,20})\}/g;

/**
 * Fills {顧客名稱} {會員編號} {會員等級} or {name} {memberNumber} {tier}; other braces stay as text. In a line with a
 * missing value the gap is closed, and a line that was only its label (`會員編號：`) is left out.
 */
export function fillVariables(template: string, values: ReplyVariables): string {
  return template
    .split(/\r?\n/)
    .flatMap((line) => fillLine(line, values))
    .join('\n')
    .trim();
}

function fillLine(line: string, values: ReplyVariables): string[] {
  let missing = false;
  const filled = line.replace(variable, (written, name: string) => {
    const key = nameOf.get(name);
    if (!key) return written;
    const value = clean(values[key]);
    if (value === '') missing = true;
    return value;
  });
  if (!missing) return [filled];
  const tidy = filled
    .replace(/[ \u3000]{2,}/g, ' ')
    .replace(/[([（【「『]\s*[)\]）】」』]/g, '')
    .replace(/^[\s,，、]+/, '')
    .trimEnd();
  return tidy === '' || /[:：]$/.test(tidy) ? [] : [tidy];
}

/** Names come from outside: one line, no control marks, so that they can not reshape the text. */
function clean(value: string | null): string {
  return (value ?? '').replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();
}
