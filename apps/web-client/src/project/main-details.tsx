import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../design/format';
import { Panel } from '../design/panel';
import { useProperties } from '../incidents/property-queries';
import { useMay, useMe } from '../session/me';
import { registerQuery } from '../users/user-queries';
import { AlarmLinks } from './alarm-links';
import { Holds } from './holds';
import { ChoiceMember, TextMember, TimeMember } from './member-fields';
import { useProject } from './project-context';
import styles from './main-details.module.css';

/** The first tab: what it is, how far it is, who sees to it, from when to when; alarms and holds. */
export function MainDetails() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { project } = useProject();
  const { types, statuses } = useProperties();
  return (
    <div className={styles.stack}>
      <Panel label={t('incidents.mainDetails')}>
        <dl className={styles.facts}>
          <div><dt>{t('project.id')}</dt><dd className="mono">{project.number ?? project.id}</dd></div>
          <div><dt>{t('incidents.createdBy')}</dt><dd>{project.createdBy?.name ?? t('common.unknown')}</dd></div>
          <div><dt>{t('incidents.createdAt')}</dt><dd><time dateTime={project.createdAt}>{formats.minute(project.createdAt)}</time></dd></div>
        </dl>
        <div className={styles.form}>
          <div className={styles.whole}><TextMember member="title" label={t('project.member_title')} maxLength={256} /></div>
          <ChoiceMember member="type" label={t('project.member_type')} type="incidentTypes" choices={types.data ?? []} />
          <ChoiceMember member="status" label={t('project.member_status')} type="incidentStatuses" choices={statuses.data ?? []} />
          <TimeMember member="startTime" label={t('project.member_startTime')} />
          <TimeMember member="endTime" label={t('project.member_endTime')} />
          <Assignee />
          <TimeMember member="dueTime" label={t('project.member_dueTime')} />
          <div className={styles.whole}><TextMember member="description" label={t('project.member_description')} lines maxLength={10_000} /></div>
        </div>
      </Panel>
      <AlarmLinks />
      <Holds />
    </div>
  );
}

/** Oneself can always be chosen; others where one may see who there is. */
function Assignee() {
  const { t } = useTranslation();
  const may = useMay();
  const me = useMe();
  const people = useQuery({ ...registerQuery, enabled: may('user.view') });
  const others = people.data?.filter((person) => person.id !== me.id && person.kind !== 'client' && person.disabled !== true) ?? [];
  return <ChoiceMember member="assignee" label={t('project.member_assignee')} type="users" choices={[{ id: me.id, name: me.name }, ...others]} />;
}
