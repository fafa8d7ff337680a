import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../api/types';
import { Badge } from '../design/badge';
import { useFormats } from '../design/format';
import { Page } from '../design/page';
import { Panel } from '../design/panel';
import { Empty, Failure, Loading } from '../design/states';
import { Table } from '../design/table';
import { rolesQuery } from '../roles/role-api';
import { useMay } from '../session/me';
import { AddUserDialog } from './add-user-dialog';
import { EditUserDialog } from './edit-user-dialog';
import { usersQuery } from './user-queries';

/** People with a name and a password of this site's own. */
export function UsersPage() {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const users = useQuery(usersQuery);
  const roles = useQuery({ ...rolesQuery, enabled: may('role.view') });
  const [adding, setAdding] = useState(false);
  const [editing, setEditing] = useState<User>();
  const rolesOf = (user: User) => roles.data?.filter((role) => role.users?.some((member) => member.id === user.id)).map((role) => role.name).join(', ');
  const add = may('user.manage') ? <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>{t('users.add')}</Button> : null;
  return (
    <Page title={t('users.title')} lead={t('users.lead')} actions={add}>
      <Panel flush label={t('users.list')}>
        {users.isPending ? <Loading /> : null}
        {users.isError ? <Failure error={users.error} retry={() => void users.refetch()} /> : null}
        {users.data?.length === 0 ? <Empty title={t('users.empty')} /> : null}
        {users.data && users.data.length > 0 ? (
          <Table
            label={t('users.list')}
            items={users.data}
            keyOf={(user) => user.id}
            onOpen={may('user.manage') ? setEditing : undefined}
            columns={[
              { id: 'name', label: t('common.name'), cell: (user) => <strong>{user.name}</strong> },
              { id: 'fullName', label: t('users.fullName'), wide: true, cell: (user) => user.fullName ?? <span className="dim">–</span> },
              { id: 'roles', label: t('shell.roles'), cell: (user) => rolesOf(user) || <span className="dim">{t('users.noRole')}</span> },
              { id: 'lastSignIn', label: t('users.lastSignIn'), narrow: true, wide: true, cell: (user) => (user.lastSignIn ? formats.minute(user.lastSignIn) : <span className="dim">{t('users.never')}</span>) },
              { id: 'state', label: t('common.state'), narrow: true, cell: (user) => <State user={user} /> },
            ]}
          />
        ) : null}
      </Panel>
      {adding ? <AddUserDialog onClose={() => setAdding(false)} /> : null}
      {editing ? <EditUserDialog user={editing} onClose={() => setEditing(undefined)} /> : null}
    </Page>
  );
}

function State({ user }: { user: User }) {
  const { t } = useTranslation();
  if (user.disabled) return <Badge tone="attention">{t('users.disabled')}</Badge>;
  return <Badge>{user.mustChangePassword ? t('users.firstSignIn') : t('users.active')}</Badge>;
}
