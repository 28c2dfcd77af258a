import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './styles/tokens.css';
import './styles/page.css';
import './styles/page-narrow.css';
import './styles/controls.css';
import './styles/switches.css';
import './styles/controls-narrow.css';
import './styles/device.css';
import './styles/chat-room.css';
import './styles/liff-sheet.css';
import './styles/sms-banner.css';
import './styles/phone-narrow.css';
import './styles/chat.css';
import './styles/panels.css';
import './styles/tour.css';
import './styles/scene.css';
import './styles/inbox.css';
import './styles/panels-narrow.css';
import './styles/inspector.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
