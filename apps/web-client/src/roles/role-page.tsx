import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Grant, Role, Versioned } from '../api/types';
import { Confirm } from '../design/confirm';
import { FormError } from '../design/form-error';
import { Page } from '../design/page';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { useMay } from '../session/me';
import { GrantDialog } from './grant-dialog';
import { GrantItem } from './grant-item';
import { Members } from './members';
import { roleQuery, rolesQuery, saveGrants } from './role-api';
import styles from './role-page.module.css';

/** One role: who holds it and what it gives. */
export function RolePage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/administration/roles/$id' });
  const may = useMay();
  const role = useQuery(roleQuery(id));
  const [removing, setRemoving] = useState(false);
  if (role.isPending) return <Loading />;
  if (!role.data) return <Failure error={role.error} retry={() => void role.refetch()} />;
  const changeable = may('role.manage') && !role.data.builtIn;
  const remove = changeable ? <Button variant="default" leftSection={<IconTrash size={16} />} onClick={() => setRemoving(true)}>{t('roles.delete')}</Button> : null;
  return (
    <Page title={role.data.name} lead={<><Link to="/administration/roles">{t('roles.title')}</Link>{role.data.description ? ` / ${role.data.description}` : ''}</>} actions={remove}>
      <div className={styles.columns}>
        {role.data.builtIn ? (
          <Panel title={t('roles.grants')}><p>{t('roles.builtInHint')}</p></Panel>
        ) : <Grants role={role.data} changeable={changeable} />}
        <Members role={role.data} />
      </div>
      {removing ? <RemoveRole role={role.data} onClose={() => setRemoving(false)} /> : null}
    </Page>
  );
}

/** `new`: being added; a number: the place of the one being changed. */
type Editing = 'new' | number | undefined;

function Grants({ role, changeable }: { role: Versioned<Role>; changeable: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [editing, setEditing] = useState<Editing>();
  const grants = role.grants ?? [];
  const save = useMutation({
    mutationFn: (next: Grant[]) => saveGrants(role, next),
    onSuccess: () => setEditing(undefined),
    onSettled: () => client.invalidateQueries({ queryKey: rolesQuery.queryKey }),
  });
  const take = (grant: Grant) => save.mutate(editing === 'new' ? [...grants, grant] : grants.map((old, index) => (index === editing ? { ...old, ...grant } : old)));
  const add = changeable ? <Button size="xs" leftSection={<IconPlus size={15} />} onClick={() => setEditing('new')}>{t('roles.addGrant')}</Button> : null;
  return (
    <Panel flush title={t('roles.grants')} actions={add}>
      {grants.length === 0 ? <Empty title={t('roles.noGrants')} hint={t('roles.noGrantsHint')} /> : null}
      <ul className={styles.grants} aria-label={t('roles.grants')}>
        {grants.map((grant, index) => (
          <GrantItem
            key={grant.id ?? index}
            grant={grant}
            onEdit={changeable ? () => setEditing(index) : undefined}
            onRemove={changeable ? () => save.mutate(grants.filter((other) => other !== grant)) : undefined}
          />
        ))}
      </ul>
      {editing === undefined ? <FormError error={save.error} /> : (
        <GrantDialog grant={editing === 'new' ? undefined : grants[editing]} busy={save.isPending} error={save.error} onSave={take} onClose={() => { save.reset(); setEditing(undefined); }} />
      )}
    </Panel>
  );
}

function RemoveRole({ role, onClose }: { role: Versioned<Role>; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => api.remove(`/roles/${role.id}`, role.etag),
    onSuccess: async () => {
      await navigate({ to: '/administration/roles' });
      await client.invalidateQueries({ queryKey: rolesQuery.queryKey });
    },
  });
  return (
    <Confirm opened title={t('roles.deleteTitle', { name: role.name })} action={t('roles.delete')} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={onClose}>
      <p>{t('roles.deleteHint', { members: role.users?.length ?? 0 })}</p>
      <FormError error={remove.error} />
    </Confirm>
  );
}
