import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Horizon: the one accent. A sea blue-green, far from the red of danger and the amber of attention. */
const horizon: MantineColorsTuple = [
  '#eaf5f9', '#d3e8ef', '#a9d2e0', '#7cbad0', '#58a5c0', '#3f93b1', '#2b819f', '#1b6d8a', '#125871', '#0b4459',
];
const danger: MantineColorsTuple = [
  '#fdeeec', '#f9d9d5', '#f2b3ac', '#ea8a80', '#e2695d', '#d24d41', '#bf3a2f', '#a62d24', '#88241c', '#6b1b15',
];

export const theme = createTheme({
  primaryColor: 'horizon',
  primaryShade: { light: 7, dark: 7 },
  colors: { horizon, danger },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.1875rem' },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '18px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.25rem' }, h2: { fontSize: '1.0625rem' }, h3: { fontSize: '0.9375rem' } } },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Switch: { defaultProps: { withThumbIndicator: false } },
    TextInput: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.55 } } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end' } },
  },
});
