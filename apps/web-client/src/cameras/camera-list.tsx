import { foldName, foldText } from '@vigie/contracts/fold-text';
import { TextInput } from '@mantine/core';
import { IconCheck, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Camera } from '../api/types';
import { Still } from '../media/still';
import styles from './camera-list.module.css';

interface CameraListProps {
  cameras: Camera[];
  chosen: string[];
  onToggle: (camera: string) => void;
}

/** Cameras to choose from, with a picture each; may be dragged onto a tile. */
export function CameraList({ cameras, chosen, onToggle }: CameraListProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wanted = foldName(text);
  const found = cameras.filter((camera) => foldText(camera.name).includes(wanted));
  return (
    <div className={styles.list}>
      <TextInput
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        placeholder={t('cameras.search')}
        aria-label={t('cameras.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        className={styles.search}
      />
      <ul className={styles.items}>
        {found.map((camera) => {
          const on = chosen.includes(camera.id);
          return (
            <li key={camera.id}>
              <button
                type="button"
                className={styles.item}
                aria-pressed={on}
                draggable
                onDragStart={(event) => event.dataTransfer.setData('text/vigie-camera', camera.id)}
                onClick={() => onToggle(camera.id)}
              >
                <span className={styles.still}><Still camera={camera.id} /></span>
                <span className={styles.name}>{camera.name}{camera.enabled === false ? <small className="dim"> · {t('live.disabledMark')}</small> : null}</span>
                {on ? <IconCheck size={16} aria-hidden /> : null}
              </button>
            </li>
          );
        })}
      </ul>
      {found.length === 0 ? <p className={styles.nothing}>{t('cameras.noMatch')}</p> : null}
    </div>
  );
}
