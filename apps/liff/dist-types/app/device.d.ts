export type Device = {
  desktop: boolean;
  /** LINE's own browser for plain links: no LIFF there, but a LIFF link opens from it */
  lineInAppBrowser: boolean;
};
/** Asked only after the SDK has said that this is not the LIFF browser. */
export declare function readDevice(navigator: { userAgent: string; maxTouchPoints: number }): Device;
