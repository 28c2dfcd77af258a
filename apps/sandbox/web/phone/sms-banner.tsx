import { useEffect } from 'react';
import type { Sms } from '../../src/protocol.js';
import { useTexts } from '../i18n/texts.js';
import { copyText } from '../lib/clipboard.js';
import { CloseIcon, SmsIcon } from '../lib/icons.js';

type Props = { sms: Sms; onClose: () => void; onCopied: () => void };

const shownMs = 12_000;

/** A notification over the phone. A tap copies the code; it goes by itself, the inbox keeps the message. */
export const SmsBanner = ({ sms, onClose, onCopied }: Props) => {
  const t = useTexts();
  useEffect(() => {
    const timer = setTimeout(onClose, shownMs);
    return () => clearTimeout(timer);
  }, [sms.id, onClose]);
  const copy = () => void copyText(sms.code ?? sms.text).then((done) => done && onCopied());
  return (
    <div className="sms-banner" role="status">
      <button type="button" className="sms-banner-main" onClick={copy}>
        <span className="sms-banner-icon">
          <SmsIcon />
        </span>
        <span className="sms-banner-text">
          <strong>
            {t.phone.smsFrom} <small>{t.phone.now}</small>
          </strong>
          <span>{sms.text}</span>
          <em>{t.phone.smsBanner}</em>
        </span>
      </button>
      <button type="button" className="icon-button" aria-label={t.phone.dismiss} onClick={onClose}>
        <CloseIcon />
      </button>
    </div>
  );
};
