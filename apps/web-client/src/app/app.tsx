import '../design/mantine-styles';
import '@mantine/notifications/styles.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
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
  const { scheme } = useThemeChoice();
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      <Notifications position="top-center" limit={4} autoClose={8000} />
      <QueryClientProvider client={queryClient}>
        <MeProvider>
          <RouterProvider router={router} />
        </MeProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
