import '../design/mantine-styles';
import '@mantine/notifications/styles.css';
import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { MeProvider } from '../session/me';
import { theme } from '../design/theme';
import { ThemeProvider, useThemeChoice } from './theme-context';
import { queryClient } from './query-client';
import { router } from './router';

export function App() {
  return (
    <ThemeProvider>
      <Themed />
    </ThemeProvider>
  );
}

function Themed() {
  const { t } = useTranslation();
  const { scheme } = useThemeChoice();
  // Every notification can be closed by name, in the language of the page.
  const named = useMemo(() => mergeThemeOverrides(theme, { components: { Notification: { defaultProps: { closeButtonProps: { 'aria-label': t('common.close') } } } } }), [t]);
  return (
    <MantineProvider theme={named} forceColorScheme={scheme}>
      <Notifications position="top-center" limit={4} autoClose={8000} />
      <QueryClientProvider client={queryClient}>
        <MeProvider>
          <RouterProvider router={router} />
        </MeProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
