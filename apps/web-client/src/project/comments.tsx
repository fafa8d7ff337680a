import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { IncidentComment } from '../api/incident-types';
import { FormError } from '../design/form-error';
import { useFormats } from '../design/format';
import { Panel } from '../design/panel';
import { Failure, Loading } from '../design/states';
import { commentsQuery } from '../incidents/incident-queries';
import { useMay } from '../session/me';
import { ChildItem } from './child-item';
import { DeleteChildDialog } from './delete-child-dialog';
import { useProject } from './project-context';
import { useChildEdit } from './use-child-edit';
import { useChildren, type ListedChild } from './use-children';
import { useWriting } from './use-writing';
import styles from './parts.module.css';

const longest = 10_000;

/** Who wrote what, and when. */
export function Comments() {
  const { t } = useTranslation();
  const may = useMay();
  const { project } = useProject();
  const comments = useQuery(commentsQuery(project.id));
  const listed = useChildren(project.id, 'comments', comments.data, (comment) => comment.createdAt);
  return (
    <Panel flush label={t('incidents.comments')}>
      {comments.isPending ? <Loading rows={2} /> : null}
      {comments.isError ? <Failure error={comments.error} retry={() => void comments.refetch()} /> : null}
      {comments.isSuccess && listed.length === 0 ? <p className={styles.empty}>{t('incidents.noComments')}</p> : null}
      <ul className={styles.list} aria-label={t('incidents.comments')}>
        {listed.map((child) => <CommentItem key={child.row.id} child={child} />)}
      </ul>
      {may('incidentComment.manage') ? <NewComment /> : null}
    </Panel>
  );
}

function NewComment() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { project } = useProject();
  const { state, write, drop } = useWriting<{ text: string }>(project.id, 'comments/new', ({ text }) => ({ label: t('incidents.newComment'), text }));
  const text = state?.text ?? '';
  const add = useMutation({
    mutationFn: (value: string) => api.create(`/incidentProjects/${project.id}/comments`, { text: value }),
    onSuccess: async () => {
      drop();
      await client.invalidateQueries({ queryKey: ['incidentProjects', project.id] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && !add.isPending) add.mutate(text.trim());
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <Textarea
        label={t('incidents.newComment')} value={text} maxLength={longest} onChange={(event) => write({ text: event.currentTarget.value })} autosize minRows={2} maxRows={10}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event); }}
      />
      <FormError error={add.error} />
      <div><Button type="submit" variant="default" disabled={!text.trim()} loading={add.isPending}>{t('incidents.addComment')}</Button></div>
    </form>
  );
}

function CommentItem({ child }: { child: ListedChild<IncidentComment> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const { project } = useProject();
  const comment = child.row;
  const name = comment.author?.name ?? t('common.unknown');
  const edit = useChildEdit<IncidentComment, Record<'text', string>>({
    project: project.id, children: 'comments',
    draftOf: ({ text }) => ({ text }),
    bodyOf: (changes) => changes,
    wholeOf: ({ text }) => ({ text }),
    tell: ({ text }) => ({ label: t('project.commentOf', { name }), text }),
  }, child);
  return (
    <ChildItem
      edit={edit}
      changeable={may('incidentComment.manage')}
      editLabel={t('incidents.editComment', { name })}
      deleteLabel={t('incidents.deleteComment', { name })}
      complete={edit.draft?.text.trim() !== ''}
      head={<>
        <strong>{name}</strong>
        <time dateTime={comment.createdAt} className="dim">{formats.minute(comment.createdAt)}</time>
        {comment.editedAt ? <span className="dim" title={formats.time(comment.editedAt)}>{t('incidents.edited')}</span> : null}
      </>}
      form={<Textarea aria-label={t('incidents.comment')} value={edit.draft?.text ?? ''} maxLength={longest} onChange={(event) => edit.enter({ text: event.currentTarget.value })} autosize minRows={2} />}
      theirs={<p className={styles.text}>{edit.theirs?.text}</p>}
      asking={(close) => (
        <DeleteChildDialog<IncidentComment>
          project={project.id} path={`/incidentProjects/${project.id}/comments/${comment.id}`} title={t('project.deleteCommentTitle', { name })} onClose={close}
          show={(present) => <p className={styles.text}>{present.text}</p>}
        />
      )}
    >
      <p className={styles.text}>{comment.text}</p>
    </ChildItem>
  );
}
