import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/api-error';
import type { Camera } from '../api/types';
import { lengthText, useAddDrafts, useDraftSequences } from '../incidents/draft-sequences';
import { incidentAt, incidentOver } from '../incidents/new-incident';
import { useQuickIncident } from '../incidents/quick-incident';
import { useMay } from '../session/me';
import { Timeline } from '../timeline/timeline';
import type { TimelineRow } from '../timeline/draw';
import { around, follow, neighbour, selectionOf, type Span } from '../timeline/time-window';
import { useAlarmMarks } from './use-alarm-marks';
import { useInstant, usePlayerState } from './use-player';
import { useRecordings } from './use-recordings';
import { Marking } from './marking';
import { Transport } from './transport';
import type { Player } from './player';
import styles from './playback-deck.module.css';

const HOUR = 3_600_000;
const TEN_SECONDS = 10_000;

/** Below the video: buttons, clock, the marked sequence and the time line. */
export function PlaybackDeck({ cameras, player }: { cameras: Camera[]; player: Player }) {
  const { t } = useTranslation();
  const may = useMay();
  const state = usePlayerState(player);
  const instant = useInstant(player);
  const [window, setWindow] = useState<Span>(() => around(player.instant(), HOUR / 2));
  const [start, setStart] = useState<number>();
  const [end, setEnd] = useState<number>();
  const [drafted, setDrafted] = useState<string[]>([]);
  const selection = selectionOf(start, end);
  const ids = cameras.map((camera) => camera.id);
  const recordings = useRecordings(ids, window);
  const add = useAddDrafts();
  const begin = useQuickIncident();
  const document = () => {
    const leader = cameras.find((camera) => camera.id === state.leader);
    if (!leader || !may('incidentProject.manage')) return;
    player.setPlaying(false);
    if (!may('incidentSequence.manage')) return begin({ startTime: new Date(selection?.from ?? player.instant()).toISOString() });
    // What was marked is what the incident is of; without a mark, what is seen now.
    if (selection) return begin(incidentOver(leader, selection));
    begin(drafted.length > 0 ? { drafts: drafted } : incidentAt(leader, player.instant()));
    setDrafted([]);
  };
  useEffect(() => {
    if (state.playing) setWindow((current) => follow(current, instant));
  }, [instant, state.playing]);

  const seek = (to: number) => {
    player.seek(to);
    setWindow((current) => (to < current.from || to > current.to ? around(to, current.to - current.from) : current));
  };
  const jump = (direction: 'previous' | 'next') => {
    const to = neighbour(recordings.spans.get(state.leader ?? '') ?? [], player.instant(), direction);
    if (to !== undefined) seek(to);
  };
  const addDraft = async (all: boolean) => {
    if (!selection || !state.leader) return;
    try {
      setDrafted(await add.mutateAsync({ cameras: all ? ids : [state.leader], span: selection }));
      notifications.show({ title: t('playback.drafted'), message: lengthText(selection.from, selection.to) });
      setStart(undefined);
      setEnd(undefined);
    } catch (error) {
      notifications.show({ color: 'danger', title: t('playback.draftFailed'), message: error instanceof ApiError ? error.message : '' });
    }
  };
  useHotkeys([
    ['Space', () => player.setPlaying(!player.state().playing)],
    ['ArrowLeft', () => player.step(-1)],
    ['ArrowRight', () => player.step(1)],
    ['shift+ArrowLeft', () => seek(player.instant() - TEN_SECONDS)],
    ['shift+ArrowRight', () => seek(player.instant() + TEN_SECONDS)],
    ['I', () => setStart(player.instant())],
    ['O', () => setEnd(player.instant())],
    ['D', () => void addDraft(false)],
    ['shift+D', () => void addDraft(true)],
    ['N', document],
  ]);
  return (
    <div className={styles.deck}>
      <div className={styles.controls}>
        <Transport player={player} state={state} instant={instant} onJump={jump} />
        {may('incidentProject.manage') ? (
          <Marking
            selection={selection}
            start={start}
            end={end}
            busy={add.isPending}
            onStart={() => setStart(player.instant())}
            onEnd={() => setEnd(player.instant())}
            onClear={() => { setStart(undefined); setEnd(undefined); }}
            onAdd={() => void addDraft(false)}
            onDocument={document}
          />
        ) : null}
      </div>
      {recordings.failed ? <p className={styles.failed} role="alert">{t('playback.spansFailed')} <button type="button" onClick={recordings.retry}>{t('common.retry')}</button></p> : null}
      <Timeline window={window} onWindow={setWindow} rows={useRows(cameras, recordings.spans, window)} leader={state.leader} instant={instant} start={start} end={end} selection={selection} onSeek={seek} />
    </div>
  );
}

function useRows(cameras: Camera[], spans: Map<string, Span[]>, window: Span): TimelineRow[] {
  const drafts = useDraftSequences().data ?? [];
  const marks = useAlarmMarks(window);
  return cameras.map((camera) => ({
    id: camera.id,
    name: camera.name,
    spans: spans.get(camera.id) ?? [],
    drafts: drafts.filter((draft) => draft.camera.id === camera.id).map((draft) => ({ from: Date.parse(draft.startTime), to: Date.parse(draft.endTime) })),
    marks: marks.filter((mark) => mark.camera === camera.id).map((mark) => mark.time),
  }));
}
