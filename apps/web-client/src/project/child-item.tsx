import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormError } from '../design/form-error';
import type { ChildEdit } from './use-child-edit';
import styles from './parts.module.css';

interface ChildItemProps<T> {
  edit: ChildEdit<T>;
  changeable: boolean;
  head: ReactNode;
  editLabel: string;
  deleteLabel: string;
  /** The inputs, while it is being changed. */
  form: ReactNode;
  complete: boolean;
  onSave: () => void;
  /** What somebody else saved while it was being changed here. */
  theirs: ReactNode;
  children: ReactNode;
}

/** A comment or a call: read, changed in its place, removed. */
export function ChildItem<T>({ edit, changeable, head, editLabel, deleteLabel, form, complete, onSave, theirs, children }: ChildItemProps<T>) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <li className={styles.item}>
      <div className={styles.grow}>
        <header className={styles.head}>{head}</header>
        {edit.base ? (
          <form onSubmit={submit} className={styles.editing}>
            {form}
            {edit.theirs ? (
              <div role="alert" className={styles.theirs}>
                <p>{t('project.changedMeanwhile')}</p>
                {theirs}
              </div>
            ) : null}
            <div className={styles.buttons}>
              <Button type="submit" size="xs" disabled={!complete} loading={edit.busy}>{edit.theirs ? t('project.keepMine') : t('common.save')}</Button>
              <Button size="xs" variant="default" onClick={edit.cancel}>{edit.theirs ? t('project.takeTheirs') : t('common.cancel')}</Button>
            </div>
          </form>
        ) : children}
        <FormError error={edit.error} />
      </div>
      {changeable && !edit.base ? (
        <span className={styles.tools}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={editLabel} loading={edit.busy} onClick={edit.begin}><IconPencil size={16} aria-hidden /></ActionIcon>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={deleteLabel} loading={edit.busy} onClick={edit.remove}><IconTrash size={16} aria-hidden /></ActionIcon>
        </span>
      ) : null}
    </li>
  );
}
