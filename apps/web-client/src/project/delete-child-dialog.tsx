import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import { api } from '../api/client';
import { Confirm } from '../design/confirm';
import { FormError } from '../design/form-error';
import { Failure, Loading } from '../design/states';
import styles from './parts.module.css';

interface DeleteChildDialogProps<T> {
  project: string;
  path: string;
  title: string;
  show: (present: T) => ReactNode;
  onClose: () => void;
}

/** Deletes a comment or a call as it is shown here, and not as somebody has changed it meanwhile. */
export function DeleteChildDialog<T>({ project, path, title, show, onClose }: DeleteChildDialogProps<T>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const present = useQuery({ queryKey: ['incidentProjects', project, 'deleting', path], queryFn: ({ signal }) => api.one<T>(path, signal), gcTime: 0 });
  const remove = useMutation({
    mutationFn: () => api.remove(path, present.data?.etag).catch((error: unknown) => {
      if (!(error instanceof ApiError) || !error.isMissing) throw error;
    }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ['incidentProjects', project] }),
  });
  return (
    <Confirm opened title={title} action={t('common.delete')} busy={remove.isPending || present.isFetching} onConfirm={() => { if (present.data) remove.mutate(); }} onClose={onClose}>
      {present.isPending ? <Loading rows={1} /> : null}
      {present.isError ? <Failure error={present.error} /> : null}
      {present.data ? <blockquote className={styles.quote}>{show(present.data)}</blockquote> : null}
      <p>{t('project.deleteChildHint')}</p>
      <FormError error={remove.error} />
    </Confirm>
  );
}
