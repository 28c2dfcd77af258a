import type { ReactNode } from 'react';

/** Line icons of our own, 20 by 20, drawn in the text's colour. Always beside a text or a label. */
const Icon = ({ children }: { children: ReactNode }) => (
  <svg className="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
    <g fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round">
      {children}
    </g>
  </svg>
);

export const CloseIcon = () => (
  <Icon>
    <path d="M5 5l10 10M15 5L5 15" />
  </Icon>
);
export const SendIcon = () => (
  <Icon>
    <path d="M3.5 10L16.5 4l-4 12.5-3-5zM9.5 11.5L16.5 4" />
  </Icon>
);
export const MenuIcon = () => (
  <Icon>
    <rect x="3" y="4" width="14" height="12" rx="2" />
    <path d="M3 10h14M10 4v12" />
  </Icon>
);
export const ChatIcon = () => (
  <Icon>
    <path d="M4 4.5h12a1.5 1.5 0 0 1 1.5 1.5v7a1.5 1.5 0 0 1-1.5 1.5H9L5.5 17v-2.5H4A1.5 1.5 0 0 1 2.5 13V6A1.5 1.5 0 0 1 4 4.5z" />
  </Icon>
);
export const SmsIcon = () => (
  <Icon>
    <rect x="2.5" y="4.5" width="15" height="11" rx="2" />
    <path d="M3 6l7 5 7-5" />
  </Icon>
);
export const EventsIcon = () => (
  <Icon>
    <path d="M3 10h3l2-5 4 10 2-5h3" />
  </Icon>
);
export const ControlsIcon = () => (
  <Icon>
    <path d="M3 6h8M15 6h2M3 14h2M9 14h8" />
    <circle cx="13" cy="6" r="2" />
    <circle cx="7" cy="14" r="2" />
  </Icon>
);
export const CheckIcon = () => (
  <Icon>
    <path d="M4 10.5l4 4 8-9" />
  </Icon>
);
