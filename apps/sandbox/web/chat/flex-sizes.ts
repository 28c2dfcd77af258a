import { asText } from './shapes.js';

const spacings: Readonly<Record<string, string>> = {
  none: '0',
  xs: '2px',
  sm: '4px',
  md: '8px',
  lg: '12px',
  xl: '16px',
  xxl: '20px',
};

const textSizes: Readonly<Record<string, string>> = {
  xxs: '0.6875rem',
  xs: '0.75rem',
  sm: '0.8125rem',
  md: '0.875rem',
  lg: '1rem',
  xl: '1.125rem',
  xxl: '1.25rem',
  '3xl': '1.5rem',
  '4xl': '1.75rem',
  '5xl': '2rem',
};

const pixels = (value: string): string | undefined =>
  /^\d{1,3}(?:\.\d+)?px$/.test(value) ? value : undefined;

/** A Flex keyword or a number of pixels; anything else is left to the page's own style. */
export const spacing = (value: unknown): string | undefined =>
  spacings[asText(value)] ?? pixels(asText(value));
export const textSize = (value: unknown): string | undefined =>
  textSizes[asText(value)] ?? pixels(asText(value));
