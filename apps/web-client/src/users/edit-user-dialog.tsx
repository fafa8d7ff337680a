import { Button, Group, Modal, PasswordInput, Stack, Switch, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import { api } from '../api/client';
import type { User } from '../api/types';
import { Confirm } from '../design/confirm';
import { FormError } from '../design/form-error';
import { useMe } from '../session/me';

/** Changes a person: full name, password, switched off at once, gone. */
export function EditUserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const [fullName, setFullName] = useState(user.fullName ?? '');
  const [disabled, setDisabled] = useState(user.disabled === true);
  const [password, setPassword] = useState('');
  const [removing, setRemoving] = useState(false);
  const done = async (title: string) => {
    await Promise.all(['basicUsers', 'users', 'roles'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    notifications.show({ title, message: user.name });
    onClose();
  };
  const save = useMutation({
    mutationFn: async () => {
      if (password) await api.create(`/basicUsers/${user.id}?task=ChangePassword`, { newPassword: password });
      await api.change(`/basicUsers/${user.id}`, { fullName: fullName.trim(), disabled });
    },
    onSuccess: () => done(t('users.changed')),
  });
  const remove = useMutation({ mutationFn: () => api.remove(`/basicUsers/${user.id}`), onSuccess: () => done(t('users.removed')) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const fixed = user.builtIn === true || user.id === me.id;
  const error = save.error instanceof ApiError ? save.error : undefined;
  return (
    <Modal opened onClose={onClose} title={t('users.editTitle', { name: user.name })} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit} autoComplete="off">
        <Stack gap="sm">
          <TextInput label={t('users.fullName')} value={fullName} onChange={(event) => setFullName(event.currentTarget.value)} error={error?.textFor('fullName')} />
          {user.id === me.id ? null : (
            <PasswordInput
              label={t('users.newPassword')} description={t('users.newPasswordHint')} value={password} onChange={(event) => setPassword(event.currentTarget.value)}
              error={error?.textFor('newPassword')} autoComplete="new-password" visibilityToggleButtonProps={{ 'aria-label': t('users.showPassword') }}
            />
          )}
          <Switch label={t('users.disable')} description={t('users.disableHint')} checked={disabled} disabled={fixed} onChange={(event) => setDisabled(event.currentTarget.checked)} />
          <FormError error={save.error} fields={['fullName', 'newPassword']} />
          <Group justify="space-between">
            {fixed ? <span /> : <Button variant="subtle" color="danger" onClick={() => setRemoving(true)}>{t('users.delete')}</Button>}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
              <Button type="submit" loading={save.isPending}>{t('common.save')}</Button>
            </Group>
          </Group>
        </Stack>
      </form>
      <Confirm opened={removing} title={t('users.deleteTitle', { name: user.name })} action={t('users.delete')} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={() => setRemoving(false)}>
        <p>{t('users.deleteHint')}</p>
        <FormError error={remove.error} />
      </Confirm>
    </Modal>
  );
}
