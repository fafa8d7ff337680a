import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { versionOf } from '../incidents/incident-queries';
import { valueOf } from './members';
import { useProject } from './project-context';
import { useMemberTexts } from './use-member-texts';
import styles from './conflicts.module.css';

/** What two people changed at the same time: both values, and the choice. Nothing is overwritten before it is made. */
export function Conflicts() {
  const { t } = useTranslation();
  const { project, ids, saver, state } = useProject();
  const { label, text } = useMemberTexts();
  if (state.conflicts.length === 0) return null;
  return (
    <section role="alert" className={styles.conflicts} aria-label={t('project.conflicts')}>
      {state.conflicts.map((conflict) => {
        const theirs = valueOf(project, conflict.member, ids);
        return (
          <div key={conflict.member} className={styles.conflict}>
            <p>{conflict.text}</p>
            <div className={styles.choices}>
              <Choice
                action={t('project.keepMine')} name={t('project.keepMineOf', { label: label(conflict.member) })} value={text(conflict.member, conflict.mine)}
                onChoose={() => saver.put(conflict.member, conflict.mine, versionOf(project.etag))}
              />
              <Choice action={t('project.takeTheirs')} name={t('project.takeTheirsOf', { label: label(conflict.member) })} value={text(conflict.member, theirs)} onChoose={() => saver.yield(conflict.member)} />
            </div>
          </div>
        );
      })}
    </section>
  );
}

function Choice({ action, name, value, onChoose }: { action: string; name: string; value: string; onChoose: () => void }) {
  return (
    <div className={styles.choice}>
      <p className={styles.value}>{value}</p>
      <Button size="xs" variant="default" aria-label={name} onClick={onChoose}>{action}</Button>
    </div>
  );
}
