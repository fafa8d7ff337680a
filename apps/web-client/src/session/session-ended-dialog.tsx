import { Button, Modal, Stack } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../i18n/language';
import { beginSignIn } from './oauth';
import { session } from './session';

/** Appears when the session was ended from outside; signing in again leads back here. */
export function SessionEndedDialog() {
  const { t } = useTranslation();
  const state = useSyncExternalStore(session.onState, () => session.state);
  const signIn = () => void beginSignIn(location.pathname + location.search, currentLanguage());
  return (
    <Modal opened={state === 'ended'} onClose={() => undefined} withCloseButton={false} title={t('session.ended')}>
      <Stack>
        <p>{t('session.endedHint')}</p>
        <Button onClick={signIn} data-autofocus>{t('session.signIn')}</Button>
      </Stack>
    </Modal>
  );
}
