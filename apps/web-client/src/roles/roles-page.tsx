import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { Badge } from '../design/badge';
import { DialogButtons } from '../design/dialog-buttons';
import { FormError } from '../design/form-error';
import { Page } from '../design/page';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { Table } from '../design/table';
import { useMay } from '../session/me';
import { rolesQuery } from './role-api';

/** Roles: what people may do. Nothing is given by default. */
export function RolesPage() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const roles = useQuery(rolesQuery);
  const [adding, setAdding] = useState(false);
  const add = may('role.manage') ? <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>{t('roles.add')}</Button> : null;
  return (
    <Page title={t('roles.title')} lead={t('roles.lead')} actions={add}>
      <Panel flush label={t('roles.list')}>
        {roles.isPending ? <Loading /> : null}
        {roles.isError ? <Failure error={roles.error} retry={() => void roles.refetch()} /> : null}
        {roles.data?.length === 0 ? <Empty title={t('roles.empty')} hint={t('roles.emptyHint')} /> : null}
        {roles.data && roles.data.length > 0 ? (
          <Table
            label={t('roles.list')}
            items={roles.data}
            keyOf={(role) => role.id}
            onOpen={(role) => void navigate({ to: '/administration/roles/$id', params: { id: role.id } })}
            columns={[
              { id: 'name', label: t('common.name'), cell: (role) => <Link to="/administration/roles/$id" params={{ id: role.id }} tabIndex={-1}>{role.name}</Link> },
              { id: 'description', label: t('common.description'), wide: true, cell: (role) => <span className="dim">{role.description}</span> },
              { id: 'members', label: t('roles.members'), narrow: true, cell: (role) => role.users?.length ?? '–' },
              { id: 'grants', label: t('roles.grants'), narrow: true, wide: true, cell: (role) => (role.builtIn ? <Badge>{t('roles.everything')}</Badge> : role.grants?.length ?? '–') },
            ]}
          />
        ) : null}
      </Panel>
      {adding ? <AddRoleDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

function AddRoleDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const add = useMutation({
    mutationFn: () => api.create('/roles', { name: name.trim(), ...(description.trim() ? { description: description.trim() } : {}) }),
    onSuccess: async (result) => {
      await client.invalidateQueries({ queryKey: rolesQuery.queryKey });
      onClose();
      if (result.path) await navigate({ to: '/administration/roles/$id', params: { id: result.path.id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('roles.add')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput label={t('common.name')} required value={name} onChange={(event) => setName(event.currentTarget.value)} data-autofocus />
          <TextInput label={t('common.description')} value={description} onChange={(event) => setDescription(event.currentTarget.value)} />
          <FormError error={add.error} />
          <DialogButtons>
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={add.isPending} disabled={!name.trim()}>{t('roles.create')}</Button>
          </DialogButtons>
        </Stack>
      </form>
    </Modal>
  );
}
