import { SegmentedControl } from '@mantine/core';
import { readableOn } from '@tieline/contracts';
import { useState } from 'react';
import { PreviewPanel } from '../../components/preview/page-preview.js';
import { useTexts } from '../../shared/i18n.js';
import { websiteTexts } from './texts.js';
import type { WebsiteDraft } from './website-draft.js';
import './website-preview.css';

type Device = 'desk' | 'phone';

/** The button, and what opens from it, on a page that says nothing. */
export function WebsitePreview({ draft }: { draft: WebsiteDraft }) {
  const t = useTexts(websiteTexts);
  const [device, setDevice] = useState<Device>('desk');
  const { form, title, shortTitle, text, color, position, smallOnPhones } = draft;
  const usable = /^#[0-9a-f]{6}$/.test(color) ? color : '#067a38';
  const colours = { background: usable, color: readableOn(usable) };
  const opens = form === 'popup' && !(device === 'phone' && smallOnPhones);
  return (
    <PreviewPanel label={t.preview}>
      <SegmentedControl
        aria-label={t.previewOf}
        data={[
          { value: 'desk', label: t.devices.desk },
          { value: 'phone', label: t.devices.phone },
        ]}
        value={device}
        onChange={(value) => setDevice(value === 'phone' ? 'phone' : 'desk')}
      />
      <div className="tl-site" data-device={device} data-position={position}>
        {opens ? (
          <div className="tl-site-panel">
            <strong>{title}</strong>
            <p>{text}</p>
            <span className="tl-site-pill" style={colours}>
              {t.begin}
            </span>
          </div>
        ) : (
          <span className="tl-site-pill" style={colours}>
            {shortTitle}
          </span>
        )}
      </div>
    </PreviewPanel>
  );
}
