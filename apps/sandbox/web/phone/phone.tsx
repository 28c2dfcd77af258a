import type { ReactNode } from 'react';
import type { DeviceKind } from '../../src/protocol.js';
import { useTexts } from '../i18n/texts.js';
import { StatusBar } from './status-bar.js';

type Props = {
  device: DeviceKind;
  /** what lies over the chat: the LIFF sheet and the SMS notification */
  sheet: ReactNode;
  banner: ReactNode;
  /** a sheet lies over the chat: it can not be reached until the sheet is gone */
  covered: boolean;
  children: ReactNode;
};

/** The frame and the screen. On a narrow page the frame is gone and the screen is the page. */
export const Phone = ({ device, sheet, banner, covered, children }: Props) => {
  const t = useTexts();
  return (
    <section className={`device device-${device}`} aria-label={t.phone.label} id="phone" tabIndex={-1}>
      <div className="device-screen">
        <StatusBar device={device} />
        <div className="device-content">
          <div className="chat-room" inert={covered}>
            {children}
          </div>
          {sheet}
        </div>
        {banner}
      </div>
    </section>
  );
};
