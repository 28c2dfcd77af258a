export { ApiError, type ApiFailure, isProblem } from './api-error.js';
export { createClient, type Client, type ClientOptions, type CallInput } from './client.js';
export { endpoint, type Endpoint, type Target } from './endpoint.js';
export { defineTexts, format, type Translation } from './texts.js';
export {
  isPreviewOrder,
  isPreviewReport,
  previewScreens,
  type CardPreviewState,
  type PreviewOrder,
  type PreviewReport,
  type PreviewScreen,
  type PreviewState,
} from './preview.js';
