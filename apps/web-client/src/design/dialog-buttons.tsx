import { Group } from '@mantine/core';
import type { ReactNode } from 'react';

/** The buttons at the end of a dialog, the main one last; where they do not fit beside each other it stands on top. */
export function DialogButtons({ children }: { children: ReactNode }) {
  return <Group justify="flex-end" gap="xs" wrap="wrap-reverse">{children}</Group>;
}
