import { Button, Checkbox, Group, Modal, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Grant } from '../api/types';
import { allCamerasQuery } from '../cameras/camera-queries';
import { DialogButtons } from '../design/dialog-buttons';
import { FormError } from '../design/form-error';
import { useCameraGroups } from '../sites/use-camera-groups';
import { IncidentRightsTable } from './incident-rights-table';
import { groupsFor, keepFor, privilegeKey } from './privilege-groups';
import styles from './grant-dialog.module.css';

interface GrantDialogProps {
  /** Absent: a new one. */
  grant: Grant | undefined;
  busy: boolean;
  error: Error | null;
  onSave: (grant: Grant) => void;
  onClose: () => void;
}

type Scope = 'everything' | 'entities';

/** Chooses rights and what they hold for. */
export function GrantDialog({ grant, busy, error, onSave, onClose }: GrantDialogProps) {
  const { t } = useTranslation();
  const cameras = useQuery(allCamerasQuery);
  const sites = useCameraGroups(cameras.data);
  const federated = sites.some(({ site }) => site !== '');
  const [scope, setScope] = useState<Scope>(grant?.scope.kind === 'entities' || !grant ? 'entities' : 'everything');
  const [ids, setIds] = useState<string[]>(grant?.scope.ids ?? []);
  const [privileges, setPrivileges] = useState<string[]>(grant?.privileges ?? []);
  const complete = privileges.length > 0 && (scope === 'everything' || ids.length > 0);
  const chooseScope = (next: string) => {
    const chosen: Scope = next === 'everything' ? 'everything' : 'entities';
    setScope(chosen);
    setPrivileges(keepFor(chosen, privileges));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ ...grant, effect: grant?.effect ?? 'allow', privileges, scope: scope === 'everything' ? { kind: 'everything' } : { kind: 'entities', ids } });
  };
  return (
    <Modal opened onClose={onClose} size="54rem" title={grant ? t('roles.changeGrant') : t('roles.addGrant')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Radio.Group label={t('roles.scope')} value={scope} onChange={chooseScope}>
            <Group mt={6}>
              <Radio value="entities" label={t('roles.scopeCameras')} />
              <Radio value="everything" label={t('roles.scopeEverything')} />
            </Group>
          </Radio.Group>
          {scope === 'entities' ? (
            <fieldset className={styles.group}>
              <legend>{t('shell.cameras')}</legend>
              {sites.map(({ site, group, items }) => (
                <div key={site} role="group" aria-label={federated ? group : undefined} className={styles.site}>
                  {federated ? <p className={styles.siteName} aria-hidden>{group}</p> : null}
                  {items.map(({ value, label }) => <Choice key={value} label={label} value={value} chosen={ids} onChange={setIds} />)}
                </div>
              ))}
              {federated ? <p className="dim">{t('roles.childCameras')}</p> : null}
              {cameras.data && sites.length === 0 ? <p className="dim">{t('cameras.empty')}</p> : null}
            </fieldset>
          ) : null}
          {scope === 'everything' ? <IncidentRightsTable chosen={privileges} onChange={setPrivileges} /> : null}
          <div className={styles.groups}>
            {groupsFor(scope).filter((group) => group.id !== 'incidents').map((group) => (
              <fieldset key={group.id} className={styles.group}>
                <legend>{t(`privileges.group_${group.id}`)}</legend>
                {group.privileges.map((privilege) => (
                  <Choice key={privilege} label={t(`privileges.${privilegeKey(privilege)}`)} value={privilege} chosen={privileges} onChange={setPrivileges} />
                ))}
              </fieldset>
            ))}
          </div>
          <FormError error={error} />
          <DialogButtons>
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={busy} disabled={!complete}>{t('roles.saveGrant')}</Button>
          </DialogButtons>
        </Stack>
      </form>
    </Modal>
  );
}

function Choice({ label, value, chosen, onChange }: { label: string; value: string; chosen: string[]; onChange: (next: string[]) => void }) {
  const on = chosen.includes(value);
  return <Checkbox label={label} checked={on} onChange={() => onChange(on ? chosen.filter((other) => other !== value) : [...chosen, value])} />;
}
