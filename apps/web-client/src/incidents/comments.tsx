import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { IncidentComment } from '../api/incident-types';
import { FormError } from '../design/form-error';
import { useFormats } from '../design/format';
import { Panel } from '../design/panel';
import { Failure, Loading } from '../design/states';
import { useMay } from '../session/me';
import { commentsQuery } from './incident-queries';
import styles from './comments.module.css';

export function Comments({ project }: { project: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const comments = useQuery(commentsQuery(project));
  return (
    <Panel title={t('incidents.comments')}>
      {comments.isPending ? <Loading rows={2} /> : null}
      {comments.isError ? <Failure error={comments.error} retry={() => void comments.refetch()} /> : null}
      {comments.data?.length === 0 ? <p className="dim">{t('incidents.noComments')}</p> : null}
      <ul className={styles.list}>
        {comments.data?.map((comment) => <CommentItem key={comment.id} project={project} comment={comment} />)}
      </ul>
      {may('incidentComment.manage') ? <NewComment project={project} /> : null}
    </Panel>
  );
}

function useCommentChange<T>(project: string, change: (value: T) => Promise<unknown>, onSuccess?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['incidentProjects', project] });
      onSuccess?.();
    },
  });
}

function NewComment({ project }: { project: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const add = useCommentChange(project, (value: string) => api.create(`/incidentProjects/${project}/comments`, { text: value }), () => setText(''));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) add.mutate(text.trim());
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <Textarea label={t('incidents.newComment')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={2} maxRows={10} />
      <FormError error={add.error} />
      <div><Button type="submit" variant="default" disabled={!text.trim()} loading={add.isPending}>{t('incidents.addComment')}</Button></div>
    </form>
  );
}

function CommentItem({ project, comment }: { project: string; comment: IncidentComment }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const [draft, setDraft] = useState<string>();
  const path = `/incidentProjects/${project}/comments/${comment.id}`;
  const change = useCommentChange(project, (text: string) => api.change(path, { text }), () => setDraft(undefined));
  const remove = useCommentChange(project, () => api.remove(path));
  const author = comment.author?.name ?? t('common.unknown');
  return (
    <li className={styles.comment}>
      <header className={styles.head}>
        <strong>{author}</strong>
        <time dateTime={comment.createdAt} className="dim">{formats.minute(comment.createdAt)}</time>
        {comment.editedAt ? <span className="dim">{t('incidents.edited')}</span> : null}
        {may('incidentComment.manage') && draft === undefined ? (
          <span className={styles.tools}>
            <ActionIcon variant="subtle" color="gray" aria-label={t('incidents.editComment', { name: author })} onClick={() => setDraft(comment.text)}><IconPencil size={15} aria-hidden /></ActionIcon>
            <ActionIcon variant="subtle" color="gray" aria-label={t('incidents.deleteComment', { name: author })} loading={remove.isPending} onClick={() => remove.mutate(undefined)}><IconTrash size={15} aria-hidden /></ActionIcon>
          </span>
        ) : null}
      </header>
      {draft === undefined ? <p className={styles.text}>{comment.text}</p> : (
        <form className={styles.form} onSubmit={(event) => { event.preventDefault(); change.mutate(draft.trim()); }}>
          <Textarea aria-label={t('incidents.comment')} value={draft} onChange={(event) => setDraft(event.currentTarget.value)} autosize minRows={2} data-autofocus />
          <div className={styles.buttons}>
            <Button type="submit" size="xs" disabled={!draft.trim()} loading={change.isPending}>{t('common.save')}</Button>
            <Button size="xs" variant="default" onClick={() => setDraft(undefined)}>{t('common.cancel')}</Button>
          </div>
        </form>
      )}
      <FormError error={change.error ?? remove.error} />
    </li>
  );
}
