import { Button, Group, Modal, NativeSelect, NumberInput, Stack, Switch, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Camera, Versioned } from '../api/types';
import { Confirm } from '../design/confirm';
import { FormError } from '../design/form-error';
import { Failure, Loading } from '../design/states';

const cameraQuery = (id: string) => queryOptions({
  queryKey: ['cameras', id],
  queryFn: ({ signal }) => api.one<Camera>(`/cameras/${id}`, signal),
  staleTime: 0,
});

export function EditCameraDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const camera = useQuery(cameraQuery(id));
  return (
    <Modal opened onClose={onClose} title={t('cameras.editTitle', { name: camera.data?.name ?? '' })} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {camera.isPending ? <Loading rows={4} /> : null}
      {camera.isError ? <Failure error={camera.error} retry={() => void camera.refetch()} /> : null}
      {camera.data ? <CameraForm key={camera.data.etag} camera={camera.data} onClose={onClose} /> : null}
    </Modal>
  );
}

function CameraForm({ camera, onClose }: { camera: Versioned<Camera>; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [change, setChange] = useState<Partial<Camera>>({});
  const [removing, setRemoving] = useState(false);
  const shown = { ...camera, ...change };
  const done = async (title: string) => {
    await client.invalidateQueries({ queryKey: ['cameras'] });
    notifications.show({ title, message: shown.name });
    onClose();
  };
  const save = useMutation({ mutationFn: () => api.change(`/cameras/${camera.id}`, change, camera.etag), onSuccess: () => done(t('cameras.changed')) });
  const remove = useMutation({ mutationFn: () => api.remove(`/cameras/${camera.id}`, camera.etag), onSuccess: () => done(t('cameras.removed')) });
  const set = (next: Partial<Camera>) => setChange((old) => ({ ...old, ...next }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput label={t('common.name')} required value={shown.name} onChange={(event) => set({ name: event.currentTarget.value })} />
        <TextInput label={t('common.description')} value={shown.description ?? ''} onChange={(event) => set({ description: event.currentTarget.value })} />
        <NativeSelect
          label={t('cameras.recording')} value={shown.recording ?? 'always'}
          onChange={(event) => set({ recording: event.currentTarget.value === 'off' ? 'off' : 'always' })}
          data={[{ value: 'always', label: t('cameras.always') }, { value: 'off', label: t('cameras.off') }]}
        />
        <NumberInput label={t('cameras.retention')} min={1} max={36_500} allowDecimal={false} value={shown.retentionDays ?? 7} onChange={(value) => set({ retentionDays: Number(value) })} />
        <Switch label={t('cameras.enabled')} checked={shown.enabled !== false} onChange={(event) => set({ enabled: event.currentTarget.checked })} />
        <FormError error={save.error} />
        <Group justify="space-between">
          <Button variant="subtle" color="danger" onClick={() => setRemoving(true)}>{t('cameras.remove')}</Button>
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>{t('common.cancel')}</Button>
            <Button type="submit" loading={save.isPending} disabled={Object.keys(change).length === 0}>{t('common.save')}</Button>
          </Group>
        </Group>
      </Stack>
      <Confirm opened={removing} title={t('cameras.removeTitle', { name: camera.name })} action={t('cameras.remove')} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={() => setRemoving(false)}>
        <p>{t('cameras.removeHint')}</p>
        <FormError error={remove.error} />
      </Confirm>
    </form>
  );
}
