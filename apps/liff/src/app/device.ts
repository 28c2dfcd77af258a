export type Device = {
  desktop: boolean;
  /** LINE's own browser for plain links: no LIFF there, but a LIFF link opens from it */
  lineInAppBrowser: boolean;
};

/** Asked only after the SDK has said that this is not the LIFF browser. */
export function readDevice(navigator: { userAgent: string; maxTouchPoints: number }): Device {
  const { userAgent } = navigator;
  // iPadOS calls itself a Mac
  const touchMac = /Macintosh/.test(userAgent) && navigator.maxTouchPoints > 1;
  const mobile = /Android|iPhone|iPad|iPod|Mobile/i.test(userAgent) || touchMac;
  return { desktop: !mobile, lineInAppBrowser: mobile && /\bLine\/\d/.test(userAgent) };
}
