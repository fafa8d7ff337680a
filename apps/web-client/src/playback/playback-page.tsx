import { Button } from '@mantine/core';
import { IconLayoutGrid } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { splitIds } from '../app/search-params';
import type { Camera } from '../api/types';
import { CameraList } from '../cameras/camera-list';
import { useCamerasFor } from '../cameras/camera-queries';
import { Page } from '../design/page';
import { Empty, Failure, Loading } from '../design/states';
import { JumpToTime } from './jump-to-time';
import { PlaybackDeck } from './playback-deck';
import { PlaybackStage } from './playback-stage';
import { Player } from './player';
import { usePlayerState } from './use-player';
import styles from './playback-page.module.css';

/** As many recordings as one person can follow at once. */
const mostTiles = 4;
/** Without an instant in the address: far enough back that something is recorded. */
const START_BACK_MS = 30_000;

/** Recordings on one time line. */
export function PlaybackPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/playback' });
  const navigate = useNavigate({ from: '/playback' });
  const cameras = useCamerasFor('playback');
  const [choosing, setChoosing] = useState(false);
  const [player] = useState(() => new Player(search.at ? Date.parse(search.at) : Date.now() - START_BACK_MS));
  useAddressFollows(player, search.at);
  if (cameras.isPending) return <Loading />;
  if (cameras.isError) return <Failure error={cameras.error} retry={() => void cameras.refetch()} />;

  const { view, absent } = viewOf(search.cameras, cameras.data);
  const ids = view.map((camera) => camera.id);
  const show = (next: string[]) => void navigate({ search: (old) => ({ ...old, cameras: next.join(',') || undefined }), replace: true });
  const toggle = (id: string) => {
    if (ids.includes(id)) return show(ids.filter((other) => other !== id));
    return show([...ids, id].slice(-mostTiles));
  };
  const actions = (
    <>
      <JumpToTime player={player} />
      <Button variant="default" size="xs" aria-label={t('live.chooseCameras')} aria-pressed={choosing} onClick={() => setChoosing(!choosing)}>
        <IconLayoutGrid size={16} aria-hidden />
        <span className={styles.label}>{t('live.chooseCameras')}</span>
      </Button>
    </>
  );
  return (
    <Page filling title={t('playback.title')} actions={actions}>
      {cameras.data.length + absent.length === 0 ? <Empty title={t('playback.noCameras')} hint={t('playback.noCamerasHint')} /> : (
        <>
          <div className={styles.body}>
            {choosing ? <aside className={styles.aside}><CameraList cameras={cameras.data} chosen={ids} onToggle={toggle} /></aside> : null}
            <PlaybackStage cameras={view} absent={absent} player={player} onRemove={(id) => show(ids.filter((other) => other !== id))} />
          </div>
          <PlaybackDeck cameras={view} player={player} />
        </>
      )}
    </Page>
  );
}

/** The cameras of the address, each of them, shown or not; without an address the first one. */
function viewOf(wanted: string | undefined, cameras: Camera[]): { view: Camera[]; absent: string[] } {
  const named = splitIds(wanted).slice(0, mostTiles);
  if (named.length === 0) return { view: cameras.slice(0, 1), absent: [] };
  return {
    view: named.map((id) => cameras.find((camera) => camera.id === id)).filter((camera) => camera !== undefined),
    absent: named.filter((id) => !cameras.some((camera) => camera.id === id)),
  };
}

/** The address names the instant after every stop, so that it can be sent to a colleague; a changed address moves the player. */
function useAddressFollows(player: Player, at: string | undefined): void {
  const navigate = useNavigate({ from: '/playback' });
  const state = usePlayerState(player);
  const written = useMemo(() => ({ at }), []);
  useEffect(() => {
    if (!at || at === written.at) return;
    written.at = at;
    player.seek(Date.parse(at));
  }, [at, player, written]);
  useEffect(() => {
    if (state.playing) return;
    const now = new Date(player.instant()).toISOString();
    if (now === written.at) return;
    written.at = now;
    void navigate({ search: (old) => ({ ...old, at: now }), replace: true });
  }, [state, player, navigate, written]);
}
