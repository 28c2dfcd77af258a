import { createTheme, Menu, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Shade 7 carries white text at 5.46:1; LINE's own green does not (2.26:1). */
const brand: MantineColorsTuple = [
  '#e6f8ee',
  '#cfefdc',
  '#a0dfba',
  '#6dcf96',
  '#43c077',
  '#28a862',
  '#10904d',
  '#067a38',
  '#05652f',
  '#034f24',
];

const red: MantineColorsTuple = [
  '#fff5f5',
  '#ffe3e3',
  '#ffc9c9',
  '#ffa8a8',
  '#ff8787',
  '#ff6b6b',
  '#e03131',
  '#c92a2a',
  '#b02525',
  '#8f1d1d',
];

/** The list itself scrolls, not a box inside it: readers know that the keys of the field move in a list. */
const scrollingList = {
  defaultProps: { withScrollArea: false },
  styles: { options: { maxHeight: 220, overflowY: 'auto' } },
} as const;

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 7 },
  colors: { brand, red },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang TC", "Noto Sans TC", "Noto Sans CJK TC", "Microsoft JhengHei", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK TC", monospace',
  components: {
    // without its placeholder element a menu holds menu items only, and the first one takes the focus
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Select: scrollingList,
    MultiSelect: scrollingList,
    TagsInput: scrollingList,
  },
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.125rem' }, h3: { fontSize: '1rem' } },
  },
});

/** Text colours that pass WCAG 2.2 AA in both schemes (ux.md 3.5). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#495057',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-placeholder': '#636b74',
    '--mantine-color-anchor': '#067a38',
    '--mantine-color-brand-light-color': '#05652f',
    '--mantine-color-yellow-light-color': '#7a4d00',
    '--tl-page': '#f6f8f7',
    '--tl-line': '#dfe4e2',
  },
  dark: {
    '--mantine-color-dimmed': '#b6bcc2',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-placeholder': '#9aa0a6',
    '--mantine-color-anchor': '#6dcf96',
    '--mantine-color-brand-light-color': '#6dcf96',
    // the kit's own is nearly white: what deletes would look like all else
    '--mantine-color-red-light-color': '#ffa8a8',
    // the kit's own is a loud brown
    '--mantine-color-yellow-light': '#3a3118',
    '--mantine-color-yellow-light-color': '#ffd966',
    '--tl-page': '#191b1c',
    '--tl-line': '#3a3f42',
  },
});
