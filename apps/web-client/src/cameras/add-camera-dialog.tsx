import { Button, Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import { api } from '../api/client';
import { DialogButtons } from '../design/dialog-buttons';
import { FormError } from '../design/form-error';
import { newCameraBody, type NewCamera } from './new-camera';

export function AddCameraDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [camera, setCamera] = useState<NewCamera>({ name: '', address: '', user: '', password: '' });
  const add = useMutation({
    mutationFn: () => api.create('/cameras', newCameraBody(camera)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['cameras'] });
      notifications.show({ title: t('cameras.added'), message: camera.name });
      onClose();
    },
  });
  const error = add.error instanceof ApiError ? add.error : undefined;
  const input = (name: keyof NewCamera) => ({
    value: camera[name],
    error: error?.textFor(name),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setCamera((old) => ({ ...old, [name]: value }));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('cameras.add')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit} autoComplete="off">
        <Stack gap="sm">
          <TextInput label={t('common.name')} required data-autofocus {...input('name')} />
          <TextInput label={t('cameras.address')} description={t('cameras.addressHint')} required inputMode="url" {...input('address')} />
          <TextInput label={t('cameras.user')} autoComplete="off" {...input('user')} />
          <PasswordInput label={t('cameras.password')} autoComplete="new-password" {...input('password')} />
          <FormError error={add.error} fields={Object.keys(camera)} />
          <DialogButtons>
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={add.isPending} disabled={!camera.name.trim() || !camera.address.trim()}>{t('cameras.add')}</Button>
          </DialogButtons>
        </Stack>
      </form>
    </Modal>
  );
}
