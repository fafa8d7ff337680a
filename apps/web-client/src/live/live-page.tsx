import { Button, Tooltip } from '@mantine/core';
import { useElementSize, useHotkeys } from '@mantine/hooks';
import { IconLayoutGrid, IconMaximize, IconTag } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { splitIds } from '../app/search-params';
import type { Camera } from '../api/types';
import { CameraList } from '../cameras/camera-list';
import { useAbsence, useCamerasFor } from '../cameras/camera-queries';
import { Page } from '../design/page';
import { Empty, Failure, Loading } from '../design/states';
import { AbsentTile } from '../media/absent-tile';
import { bestGrid, mostTiles, place } from './grid-layout';
import { LiveTile } from './live-tile';
import { recallNames, recallView, rememberNames, rememberView } from './live-view-memory';
import type { LiveSearch } from './live-search';
import styles from './live-page.module.css';

/** Live video of up to twenty-five cameras. */
export function LivePage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/live' });
  const navigate = useNavigate({ from: '/live' });
  const cameras = useCamerasFor('live');
  const [choosing, setChoosing] = useState(false);
  const [names, setNames] = useState(recallNames);
  const showNames = (shown: boolean) => {
    rememberNames(shown);
    setNames(shown);
  };
  const change = (next: LiveSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const wall = search.wall === true;
  useHotkeys([
    ['F', () => change({ wall: wall ? undefined : true })],
    ['Escape', () => change({ wall: undefined, large: undefined })],
  ]);
  if (cameras.isPending) return <Loading />;
  if (cameras.isError) return <Failure error={cameras.error} retry={() => void cameras.refetch()} />;

  const { view, absent } = viewOf(search, cameras.data);
  const show = (ids: string[]) => {
    rememberView(ids);
    change({ cameras: ids.join(',') || undefined, large: undefined });
  };
  const toggle = (id: string) => show(view.some((camera) => camera.id === id) ? without(view, id) : [...ids(view), id].slice(0, mostTiles));
  const grid = (
    <LiveGrid view={view} absent={absent} names={names} large={search.large} onLarge={(large) => change({ large })} onView={show} />
  );
  if (wall) return <div className={styles.wall}>{grid}</div>;
  return (
    <Page filling title={t('live.title')} actions={<Toolbar choosing={choosing} onChoose={() => setChoosing(!choosing)} onWall={() => change({ wall: true })} names={names} onNames={showNames} />}>
      {cameras.data.length + absent.length === 0 ? <Empty title={t('live.noCameras')} hint={t('live.noCamerasHint')} /> : (
        <div className={styles.body}>
          {choosing ? <aside className={styles.aside}><CameraList cameras={cameras.data} chosen={ids(view)} onToggle={toggle} /></aside> : null}
          {view.length + absent.length === 0 ? <Empty title={t('live.emptyView')} hint={t('live.emptyViewHint')} /> : grid}
        </div>
      )}
    </Page>
  );
}

interface ToolbarProps {
  choosing: boolean;
  onChoose: () => void;
  onWall: () => void;
  names: boolean;
  onNames: (shown: boolean) => void;
}

function Toolbar({ choosing, onChoose, onWall, names, onNames }: ToolbarProps) {
  const { t } = useTranslation();
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconLayoutGrid size={16} />} aria-pressed={choosing} onClick={onChoose}>{t('live.chooseCameras')}</Button>
      <Tooltip label={t('live.namesHint')}>
        <Button variant="default" size="xs" leftSection={<IconTag size={16} />} aria-pressed={names} onClick={() => onNames(!names)}>{t('live.names')}</Button>
      </Tooltip>
      <Tooltip label={t('live.wallHint')}>
        <Button variant="default" size="xs" className={styles.desk} leftSection={<IconMaximize size={16} />} onClick={onWall}>{t('live.wall')}</Button>
      </Tooltip>
    </>
  );
}

interface LiveGridProps {
  view: Camera[];
  /** Ids that the address names and that are not among the person's live cameras. */
  absent: string[];
  names: boolean;
  large: string | undefined;
  onLarge: (camera: string | undefined) => void;
  onView: (cameras: string[]) => void;
}

function LiveGrid({ view, absent, names, large, onLarge, onView }: LiveGridProps) {
  const { t } = useTranslation();
  const absenceOf = useAbsence();
  const { ref, width, height } = useElementSize();
  const enlarged = view.find((camera) => camera.id === large);
  const shown = enlarged ? [enlarged] : view;
  const closed = enlarged ? [] : absent;
  const { columns, rows } = bestGrid(shown.length + closed.length, width, height);
  return (
    <div ref={ref} className={styles.grid} role="group" aria-label={t('live.grid')} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))` }}>
      {shown.map((camera, index) => (
        <LiveTile
          key={camera.id}
          camera={camera}
          names={names}
          large={camera === enlarged}
          onEnlarge={() => onLarge(enlarged ? undefined : camera.id)}
          onRemove={enlarged ? undefined : () => onView(without(view, camera.id))}
          onDropCamera={(dropped) => onView(place(ids(view), dropped, index))}
        />
      ))}
      {closed.map((id) => <AbsentTile key={id} absence={absenceOf(id)} onRemove={() => onView(ids(view))} />)}
    </div>
  );
}

/** The cameras of the address, each of them, shown or not; without an address those of the last time that are still there, else all. */
function viewOf(search: LiveSearch, cameras: Camera[]): { view: Camera[]; absent: string[] } {
  const named = splitIds(search.cameras);
  const wanted = named.length > 0 ? named : recallView();
  const view = wanted.map((id) => cameras.find((camera) => camera.id === id)).filter((camera) => camera !== undefined);
  if (named.length > 0) return { view, absent: named.filter((id) => !cameras.some((camera) => camera.id === id)) };
  return { view: view.length > 0 ? view : cameras.slice(0, mostTiles), absent: [] };
}

function ids(view: Camera[]): string[] {
  return view.map((camera) => camera.id);
}

function without(view: Camera[], id: string): string[] {
  return ids(view).filter((other) => other !== id);
}
