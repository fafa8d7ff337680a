import { Button, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogButtons } from './dialog-buttons';

interface ConfirmProps {
  opened: boolean;
  title: string;
  /** What will happen to how many things. */
  children: ReactNode;
  /** Undefined: there is nothing to be done, only something to be read. */
  action: string | undefined;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once before what cannot be undone. */
export function Confirm({ opened, title, children, action, busy, onConfirm, onClose }: ConfirmProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Stack gap="md">
        <Stack gap="sm">{children}</Stack>
        <DialogButtons>
          <Button variant="default" onClick={onClose} data-autofocus>{t(action === undefined ? 'common.close' : 'common.cancel')}</Button>
          {action === undefined ? null : <Button color="danger" loading={busy} onClick={onConfirm}>{action}</Button>}
        </DialogButtons>
      </Stack>
    </Modal>
  );
}
