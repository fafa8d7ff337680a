import { Button, Tooltip } from '@mantine/core';
import { useElementSize, useHotkeys } from '@mantine/hooks';
import { IconLayoutGrid, IconMaximize } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { splitIds } from '../app/search-params';
import type { Camera } from '../api/types';
import { CameraList } from '../cameras/camera-list';
import { useCamerasFor } from '../cameras/camera-queries';
import { Page } from '../design/page';
import { Empty, Failure, Loading } from '../design/states';
import { bestGrid, mostTiles, place } from './grid-layout';
import { LiveTile } from './live-tile';
import { recallView, rememberView } from './live-view-memory';
import type { LiveSearch } from './live-search';
import styles from './live-page.module.css';

/** Live video of up to twenty-five cameras. */
export function LivePage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/live' });
  const navigate = useNavigate({ from: '/live' });
  const cameras = useCamerasFor('live');
  const [choosing, setChoosing] = useState(false);
  const change = (next: LiveSearch) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const wall = search.wall === true;
  useHotkeys([
    ['F', () => change({ wall: wall ? undefined : true })],
    ['Escape', () => change({ wall: undefined, large: undefined })],
  ]);
  if (cameras.isPending) return <Loading />;
  if (cameras.isError) return <Failure error={cameras.error} retry={() => void cameras.refetch()} />;

  const view = viewOf(search, cameras.data);
  const show = (ids: string[]) => {
    rememberView(ids);
    change({ cameras: ids.join(',') || undefined, large: undefined });
  };
  const toggle = (id: string) => show(view.some((camera) => camera.id === id) ? without(view, id) : [...ids(view), id].slice(0, mostTiles));
  const grid = (
    <LiveGrid view={view} large={search.large} onLarge={(large) => change({ large })} onView={show} />
  );
  if (wall) return <div className={styles.wall}>{grid}</div>;
  return (
    <Page filling title={t('live.title')} actions={<Toolbar choosing={choosing} onChoose={() => setChoosing(!choosing)} onWall={() => change({ wall: true })} />}>
      {cameras.data.length === 0 ? <Empty title={t('live.noCameras')} hint={t('live.noCamerasHint')} /> : (
        <div className={styles.body}>
          {choosing ? <aside className={styles.aside}><CameraList cameras={cameras.data} chosen={ids(view)} onToggle={toggle} /></aside> : null}
          {view.length === 0 ? <Empty title={t('live.emptyView')} hint={t('live.emptyViewHint')} /> : grid}
        </div>
      )}
    </Page>
  );
}

function Toolbar({ choosing, onChoose, onWall }: { choosing: boolean; onChoose: () => void; onWall: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Button variant="default" size="xs" leftSection={<IconLayoutGrid size={16} />} aria-pressed={choosing} onClick={onChoose}>{t('live.chooseCameras')}</Button>
      <Tooltip label={t('live.wallHint')}>
        <Button variant="default" size="xs" className={styles.desk} leftSection={<IconMaximize size={16} />} onClick={onWall}>{t('live.wall')}</Button>
      </Tooltip>
    </>
  );
}

interface LiveGridProps {
  view: Camera[];
  large: string | undefined;
  onLarge: (camera: string | undefined) => void;
  onView: (cameras: string[]) => void;
}

function LiveGrid({ view, large, onLarge, onView }: LiveGridProps) {
  const { t } = useTranslation();
  const { ref, width, height } = useElementSize();
  const enlarged = view.find((camera) => camera.id === large);
  const shown = enlarged ? [enlarged] : view;
  const { columns, rows } = bestGrid(shown.length, width, height);
  return (
    <div ref={ref} className={styles.grid} role="group" aria-label={t('live.grid')} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))` }}>
      {shown.map((camera, index) => (
        <LiveTile
          key={camera.id}
          camera={camera}
          large={camera === enlarged}
          onEnlarge={() => onLarge(enlarged ? undefined : camera.id)}
          onRemove={enlarged ? undefined : () => onView(without(view, camera.id))}
          onDropCamera={(dropped) => onView(place(ids(view), dropped, index))}
        />
      ))}
    </div>
  );
}

/** The cameras of the address, else of the last time, else all. What the person may not see any more is left out. */
function viewOf(search: LiveSearch, cameras: Camera[]): Camera[] {
  const wanted = search.cameras ? splitIds(search.cameras) : recallView();
  const found = wanted.map((id) => cameras.find((camera) => camera.id === id)).filter((camera) => camera !== undefined);
  return found.length > 0 ? found : cameras.slice(0, mostTiles);
}

function ids(view: Camera[]): string[] {
  return view.map((camera) => camera.id);
}

function without(view: Camera[], id: string): string[] {
  return ids(view).filter((other) => other !== id);
}
