import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../api/types';
import { FormError } from '../design/form-error';
import { Panel } from '../design/panel';
import { useMay } from '../session/me';
import { registerQuery } from '../users/user-queries';
import { addMember, removeMember, rolesQuery } from './role-api';
import styles from './members.module.css';

/** Who holds the role. */
export function Members({ role }: { role: Role }) {
  const { t } = useTranslation();
  const may = useMay();
  const client = useQueryClient();
  const register = useQuery({ ...registerQuery, enabled: may('user.view') });
  const [chosen, setChosen] = useState('');
  const refresh = () => client.invalidateQueries({ queryKey: rolesQuery.queryKey });
  const add = useMutation({ mutationFn: (user: string) => addMember(role.id, user), onSuccess: () => setChosen(''), onSettled: refresh });
  const remove = useMutation({ mutationFn: (user: string) => removeMember(role.id, user), onSettled: refresh });
  const members = role.users ?? [];
  const nameOf = (id: string) => register.data?.find((user) => user.id === id)?.name ?? members.find((member) => member.id === id)?.name ?? id.slice(0, 8);
  const others = register.data?.filter((user) => !members.some((member) => member.id === user.id)) ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen) add.mutate(chosen);
  };
  return (
    <Panel title={t('roles.members')}>
      {members.length === 0 ? <p className="dim">{t('roles.noMembers')}</p> : null}
      <ul className={styles.list} aria-label={t('roles.members')}>
        {members.map((member) => (
          <li key={member.id} className={styles.member}>
            <span>{nameOf(member.id)}</span>
            {may('role.manage') ? (
              <ActionIcon variant="subtle" color="gray" aria-label={t('roles.removeMember', { name: nameOf(member.id) })} onClick={() => remove.mutate(member.id)}><IconX size={15} aria-hidden /></ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
      {may('role.manage') && may('user.view') ? (
        <form onSubmit={submit} className={styles.form}>
          <NativeSelect aria-label={t('roles.person')} value={chosen} onChange={(event) => setChosen(event.currentTarget.value)} data={[{ value: '', label: t('roles.choosePerson') }, ...others.map((user) => ({ value: user.id, label: user.name }))]} />
          <Button type="submit" variant="default" disabled={!chosen} loading={add.isPending}>{t('roles.addMember')}</Button>
        </form>
      ) : null}
      <FormError error={add.error ?? remove.error} />
    </Panel>
  );
}
