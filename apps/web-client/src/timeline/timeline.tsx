import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../design/format';
import { draw, ROW, RULER, type TimelineColors, type TimelineRow } from './draw';
import { useTickLabels } from './tick-labels';
import { lengthOf, pan, zoomAt, type Span } from './time-window';
import { useTimelinePointer } from './use-timeline-pointer';
import styles from './timeline.module.css';

interface TimelineProps {
  window: Span;
  onWindow: (change: (window: Span) => Span) => void;
  rows: TimelineRow[];
  leader: string | undefined;
  instant: number;
  start: number | undefined;
  end: number | undefined;
  selection: Span | undefined;
  onSeek: (instant: number) => void;
}

/** One time line for all tiles. Wheel zooms, drag moves, click jumps; with the keyboard: + and -, Page Up and Page Down. */
export function Timeline(props: TimelineProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const label = useTickLabels();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { ref: holder, width } = useElementSize();
  const [hover, setHover] = useState<number>();
  const height = RULER + Math.max(1, props.rows.length) * ROW + 6;
  useTimelinePointer(canvas, { ...props, onHover: setHover });

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || width === 0) return;
    const ratio = devicePixelRatio || 1;
    element.width = Math.round(width * ratio);
    element.height = Math.round(height * ratio);
    context.scale(ratio, ratio);
    draw(context, width, height, { ...props, hover, now: Date.now(), label, clock: formats.clock }, colorsOf(element));
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const change = keyChange(event.key, props.instant);
    if (!change) return;
    event.preventDefault();
    event.stopPropagation();
    props.onWindow(change);
  };
  return (
    <div ref={holder} className={styles.timeline}>
      <canvas
        ref={canvas}
        style={{ height }}
        className={styles.canvas}
        role="slider"
        tabIndex={0}
        aria-label={t('playback.timeline')}
        aria-valuemin={Math.round(props.window.from / 1000)}
        aria-valuemax={Math.round(props.window.to / 1000)}
        aria-valuenow={Math.round(props.instant / 1000)}
        aria-valuetext={formats.time(props.instant)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

function keyChange(key: string, instant: number): ((window: Span) => Span) | undefined {
  switch (key) {
    case '+': case '=': return (window) => zoomAt(window, 1.5, instant);
    case '-': return (window) => zoomAt(window, 1 / 1.5, instant);
    case 'PageUp': return (window) => pan(window, -lengthOf(window) * 0.8);
    case 'PageDown': return (window) => pan(window, lengthOf(window) * 0.8);
    default: return undefined;
  }
}

function colorsOf(element: HTMLElement): TimelineColors {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    surface: read('--surface'), sunken: read('--sunken'), line: read('--line'), ink: read('--ink'), dim: read('--ink-dim'),
    accent: read('--accent'), soft: read('--accent-soft'), attention: read('--attention'), font: `11.5px ${style.fontFamily}`,
  };
}
