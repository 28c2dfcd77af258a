/** The form of Taiwan's gateways: 09… at home (never +886: that is charged as foreign), else digits without +. */
export function taiwanForm(e164: string): string {
  return e164.startsWith('+886') ? `0${e164.slice(4)}` : e164.replace(/^\+/, '');
}
