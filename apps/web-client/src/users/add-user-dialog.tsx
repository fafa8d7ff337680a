import { Button, Checkbox, Modal, PasswordInput, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import { api } from '../api/client';
import { DialogButtons } from '../design/dialog-buttons';
import { FormError } from '../design/form-error';
import { addMember, rolesQuery } from '../roles/role-api';
import { useMay } from '../session/me';
import { randomPassword } from './password';
import styles from './add-user-dialog.module.css';

/** A new person: name, first password, and the roles they hold from the start. */
export function AddUserDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const client = useQueryClient();
  const roles = useQuery({ ...rolesQuery, enabled: may('role.view') });
  const [name, setName] = useState('');
  const [fullName, setFullName] = useState('');
  const [password, setPassword] = useState('');
  const [visible, setVisible] = useState(false);
  const [mustChange, setMustChange] = useState(true);
  const [chosen, setChosen] = useState<string[]>([]);
  const [made, setMade] = useState<string>();
  const add = useMutation({
    mutationFn: async () => {
      const id = made ?? await createUser();
      setMade(id);
      for (const role of chosen) await addMember(role, id);
    },
    onSuccess: () => {
      notifications.show({ title: t('users.added'), message: name });
      onClose();
    },
    onSettled: () => Promise.all(['basicUsers', 'users', 'roles'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  const error = add.error instanceof ApiError ? add.error : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('users.add')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit} autoComplete="off">
        <Stack gap="sm">
          <TextInput label={t('users.name')} required value={name} onChange={(event) => setName(event.currentTarget.value)} error={error?.textFor('name')} disabled={made !== undefined} autoComplete="off" data-autofocus />
          <TextInput label={t('users.fullName')} value={fullName} onChange={(event) => setFullName(event.currentTarget.value)} error={error?.textFor('fullName')} />
          <div className={styles.password}>
            <PasswordInput
              label={t('users.password')} description={t('users.passwordHint')} required value={password} visible={visible} onVisibilityChange={setVisible}
              onChange={(event) => setPassword(event.currentTarget.value)} error={error?.textFor('password')} autoComplete="new-password"
              visibilityToggleButtonProps={{ 'aria-label': t('users.showPassword') }}
            />
            <Button variant="default" onClick={() => { setPassword(randomPassword((bytes) => void crypto.getRandomValues(bytes))); setVisible(true); }}>{t('users.generate')}</Button>
          </div>
          <Checkbox label={t('users.mustChange')} checked={mustChange} onChange={(event) => setMustChange(event.currentTarget.checked)} />
          {may('role.manage') && roles.data ? (
            <Checkbox.Group label={t('shell.roles')} description={t('users.rolesHint')} value={chosen} onChange={setChosen}>
              <Stack gap={6} mt={6}>{roles.data.map((role) => <Checkbox key={role.id} value={role.id} label={role.name} />)}</Stack>
            </Checkbox.Group>
          ) : null}
          <FormError error={add.error} fields={['name', 'fullName', 'password']} />
          <DialogButtons>
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={add.isPending} disabled={!name.trim() || !password}>{t('users.create')}</Button>
          </DialogButtons>
        </Stack>
      </form>
    </Modal>
  );

  async function createUser(): Promise<string> {
    const body = { name: name.trim(), password, mustChangePassword: mustChange, ...(fullName.trim() ? { fullName: fullName.trim() } : {}) };
    const result = await api.create('/basicUsers', body);
    if (!result.path) throw new Error('The suite did not name the new user.');
    return result.path.id;
  }
}
