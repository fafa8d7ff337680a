import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { IncidentCall } from '../api/incident-types';
import { FormError } from '../design/form-error';
import { useFormats } from '../design/format';
import { fromLocalInput, toLocalInput } from '../design/local-time';
import { Panel } from '../design/panel';
import { Failure, Loading } from '../design/states';
import { callsQuery } from '../incidents/incident-queries';
import { useMay } from '../session/me';
import { CallFields, type CallDraft } from './call-fields';
import { ChildItem } from './child-item';
import { DeleteChildDialog } from './delete-child-dialog';
import { useProject } from './project-context';
import { useChildEdit } from './use-child-edit';
import { useChildren, type ListedChild } from './use-children';
import { useWriting } from './use-writing';
import { linesOf } from './writings';
import styles from './parts.module.css';

const empty: CallDraft = { callee: '', time: '', text: '' };
/** Only what is to be saved: a time that was left alone may be finer than what its input shows. */
function bodyOf({ time, ...texts }: Partial<CallDraft>): object {
  const instant = time === undefined ? undefined : fromLocalInput(time);
  return { ...texts, ...(instant ? { time: instant } : {}) };
}
const draftOf = (call: IncidentCall): CallDraft => ({ callee: call.callee, time: toLocalInput(call.time), text: call.text ?? '' });
const wholeOf = ({ callee, time, text = '' }: IncidentCall) => ({ callee, time, text });

/** All of a call that is being written, line by line. */
function useCallTexts(): (draft: CallDraft) => string {
  const formats = useFormats();
  return ({ callee, time, text }) => linesOf(callee, fromLocalInput(time) ? formats.time(time) : '', text);
}

/** Who was called about it. */
export function Calls() {
  const { t } = useTranslation();
  const may = useMay();
  const { project } = useProject();
  const calls = useQuery(callsQuery(project.id));
  const listed = useChildren(project.id, 'calls', calls.data, (call) => call.time);
  return (
    <Panel flush label={t('project.tab_calls')}>
      {calls.isPending ? <Loading rows={2} /> : null}
      {calls.isError ? <Failure error={calls.error} retry={() => void calls.refetch()} /> : null}
      {calls.isSuccess && listed.length === 0 ? <p className={styles.empty}>{t('project.noCalls')}</p> : null}
      <ul className={styles.list} aria-label={t('project.tab_calls')}>
        {listed.map((child) => <CallItem key={child.row.id} child={child} />)}
      </ul>
      {may('incidentCall.manage') ? <NewCall /> : null}
    </Panel>
  );
}

function NewCall() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { project } = useProject();
  const texts = useCallTexts();
  const { state: draft = empty, write, drop } = useWriting<CallDraft>(project.id, 'calls/new', (now) => ({ label: t('project.newCall'), text: texts(now) }));
  const add = useMutation({
    mutationFn: () => api.create(`/incidentProjects/${project.id}/calls`, bodyOf({ ...draft, callee: draft.callee.trim(), text: draft.text.trim() })),
    onSuccess: async () => {
      drop();
      await client.invalidateQueries({ queryKey: ['incidentProjects', project.id] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form onSubmit={submit} className={styles.form} aria-label={t('project.newCall')}>
      <CallFields draft={draft} onChange={(change) => write({ ...draft, ...change })} />
      <p className="dim">{t('project.callNow')}</p>
      <FormError error={add.error} />
      <div><Button type="submit" variant="default" disabled={!draft.callee.trim()} loading={add.isPending}>{t('project.addCall')}</Button></div>
    </form>
  );
}

function CallItem({ child }: { child: ListedChild<IncidentCall> }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const may = useMay();
  const { project } = useProject();
  const call = child.row;
  const name = call.callee;
  const texts = useCallTexts();
  const edit = useChildEdit<IncidentCall, CallDraft>({
    project: project.id, children: 'calls', draftOf, bodyOf, wholeOf,
    tell: (draft, { callee }) => ({ label: t('project.callTo', { name: callee }), text: texts(draft) }),
  }, child);
  return (
    <ChildItem
      edit={edit}
      changeable={may('incidentCall.manage')}
      editLabel={t('project.editCall', { name })}
      deleteLabel={t('project.deleteCall', { name })}
      complete={edit.draft?.callee.trim() !== ''}
      head={<>
        <strong>{name}</strong>
        <time dateTime={call.time} className="dim">{formats.time(call.time)}</time>
        <span className="dim">{t('project.notedBy', { name: call.author?.name ?? t('common.unknown') })}</span>
        {call.editedAt ? <span className="dim" title={formats.time(call.editedAt)}>{t('incidents.edited')}</span> : null}
      </>}
      form={<CallFields draft={edit.draft ?? empty} onChange={edit.enter} />}
      theirs={edit.theirs ? <CallText call={edit.theirs} /> : null}
      asking={(close) => (
        <DeleteChildDialog<IncidentCall>
          project={project.id} path={`/incidentProjects/${project.id}/calls/${call.id}`} title={t('project.deleteCallTitle', { name })} onClose={close}
          show={(present) => <CallText call={present} />}
        />
      )}
    >
      {call.text ? <p className={styles.text}>{call.text}</p> : null}
    </ChildItem>
  );
}

/** All that a call says. */
function CallText({ call }: { call: IncidentCall }) {
  const formats = useFormats();
  return (
    <>
      <p><strong>{call.callee}</strong> <time dateTime={call.time} className="dim">{formats.time(call.time)}</time></p>
      {call.text ? <p className={styles.text}>{call.text}</p> : null}
    </>
  );
}
