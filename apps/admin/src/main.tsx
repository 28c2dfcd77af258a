import './components/styles.js';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod/v4/core';
import { App } from './app/app.js';
import { noteMissingScripts } from './shared/console-version.js';

// schemas come with later chunks; their probe for eval would be reported as a breach of the page's CSP
config({ jitless: true });

noteMissingScripts();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
