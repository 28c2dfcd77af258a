import { useEffect, useState } from 'react';
import type { DeviceKind } from '../../src/protocol.js';
import { useLanguage, useTexts } from '../i18n/texts.js';
import { shortTime } from '../lib/time.js';

/** Decoration: the time and three signals, or the title bar of a window on a PC. */
export const StatusBar = ({ device }: { device: DeviceKind }) => {
  const t = useTexts();
  const language = useLanguage();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 15_000);
    return () => clearInterval(timer);
  }, []);
  if (device === 'pc')
    return (
      <div className="title-bar" aria-hidden="true">
        <i />
        <i />
        <i />
        <span>{t.phone.generic}</span>
      </div>
    );
  return (
    <div className="status-bar" aria-hidden="true">
      <span className="status-time">{shortTime(now, language)}</span>
      <span className="status-camera" />
      <svg viewBox="0 0 62 14" width="62" height="14" fill="currentColor">
        <rect x="0" y="9" width="3" height="4" rx="1" />
        <rect x="4.5" y="6.5" width="3" height="6.5" rx="1" />
        <rect x="9" y="4" width="3" height="9" rx="1" />
        <rect x="13.5" y="1.5" width="3" height="11.5" rx="1" />
        <path
          d="M22 5.5a9 9 0 0 1 12 0M24.3 8.3a5.4 5.4 0 0 1 7.4 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinecap="round"
        />
        <circle cx="28" cy="11.3" r="1.5" />
        <rect
          x="39"
          y="1.5"
          width="19"
          height="11"
          rx="3.2"
          fill="none"
          stroke="currentColor"
          strokeOpacity=".45"
        />
        <rect x="40.8" y="3.3" width="13" height="7.4" rx="1.8" />
        <rect x="59.2" y="5" width="1.8" height="4" rx=".9" opacity=".5" />
      </svg>
    </div>
  );
};
