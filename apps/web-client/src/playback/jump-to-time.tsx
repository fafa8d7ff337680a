import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fromLocalInput, toLocalInput } from '../design/local-time';
import type { Player } from './player';
import styles from './jump-to-time.module.css';

/** Goes to an instant that is typed in, to the second. */
export function JumpToTime({ player }: { player: Player }) {
  const { t } = useTranslation();
  const [value, setValue] = useState(() => toLocalInput(player.instant()));
  const jump = (event: FormEvent) => {
    event.preventDefault();
    const instant = fromLocalInput(value);
    if (instant) player.seek(Date.parse(instant));
  };
  return (
    <form onSubmit={jump} className={styles.form}>
      <TextInput
        type="datetime-local"
        step={1}
        size="xs"
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        aria-label={t('playback.jumpTime')}
      />
      <Button type="submit" variant="default" size="xs">{t('playback.jump')}</Button>
    </form>
  );
}
