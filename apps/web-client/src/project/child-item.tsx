import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormError } from '../design/form-error';
import type { Inputs } from '../properties/edit';
import type { ChildEdit } from './use-child-edit';
import styles from './parts.module.css';

interface ChildItemProps {
  edit: Omit<ChildEdit<unknown, Inputs>, 'enter'>;
  changeable: boolean;
  head: ReactNode;
  editLabel: string;
  deleteLabel: string;
  /** The inputs, while it is being changed. */
  form: ReactNode;
  complete: boolean;
  /** What somebody else saved while it was being changed here. */
  theirs: ReactNode;
  /** Asks before it is deleted. */
  asking: (close: () => void) => ReactNode;
  children: ReactNode;
}

/** A comment or a call: read, changed in its place, deleted. */
export function ChildItem({ edit, changeable, head, editLabel, deleteLabel, form, complete, theirs, asking, children }: ChildItemProps) {
  const { t } = useTranslation();
  const [deleting, setDeleting] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    edit.save();
  };
  const clash = edit.theirs !== undefined;
  return (
    <li className={styles.item}>
      <div className={styles.grow}>
        <header className={styles.head}>{head}</header>
        {edit.draft ? (
          <form onSubmit={submit} className={styles.editing}>
            {edit.gone ? <p role="alert" className={styles.told}>{t('project.deletedMeanwhile')}</p> : null}
            {clash ? <p role="alert" className={styles.told}>{edit.conflict ?? t('project.changedMeanwhile')}</p> : null}
            <div className={styles.versions} data-clash={clash}>
              <section className={styles.version} aria-label={clash ? t('project.yours') : undefined}>
                {clash ? <p className={styles.whose}>{t('project.yours')}</p> : null}
                {form}
              </section>
              {clash ? (
                <section className={styles.version} aria-label={t('project.theirs')}>
                  <p className={styles.whose}>{t('project.theirs')}</p>
                  <div className={styles.theirs}>{theirs}</div>
                </section>
              ) : null}
            </div>
            <div className={styles.buttons}>
              <Button type="submit" size="xs" disabled={!complete} loading={edit.busy}>{t(edit.gone ? 'project.addAgain' : clash ? 'project.keepMine' : 'common.save')}</Button>
              <Button size="xs" variant="default" onClick={edit.cancel}>{t(edit.gone ? 'common.discard' : clash ? 'project.takeTheirs' : 'common.cancel')}</Button>
            </div>
          </form>
        ) : children}
        <FormError error={edit.error} />
      </div>
      {changeable && !edit.draft ? (
        <span className={styles.tools}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={editLabel} loading={edit.busy} onClick={edit.begin}><IconPencil size={16} aria-hidden /></ActionIcon>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={deleteLabel} onClick={() => setDeleting(true)}><IconTrash size={16} aria-hidden /></ActionIcon>
        </span>
      ) : null}
      {deleting ? asking(() => setDeleting(false)) : null}
    </li>
  );
}
