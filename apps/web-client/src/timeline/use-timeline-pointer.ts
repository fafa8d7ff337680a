import { useEffect, useRef, type RefObject } from 'react';
import { lengthOf, pan, timeAt, zoomAt, type Span } from './time-window';

interface PointerTarget {
  window: Span;
  onWindow: (change: (window: Span) => Span) => void;
  onSeek: (instant: number) => void;
  onHover: (instant: number | undefined) => void;
}

/** Less than this is a click with an unsteady hand. */
const DRAG_FROM = 5;

/** Mouse, pen and fingers on the time line: click jumps, drag moves, wheel and two fingers zoom. */
export function useTimelinePointer(canvas: RefObject<HTMLCanvasElement | null>, target: PointerTarget): void {
  const latest = useRef(target);
  latest.current = target;
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const control = new AbortController();
    listen(element, latest, control.signal);
    return () => control.abort();
  }, [canvas]);
}

function listen(element: HTMLCanvasElement, latest: RefObject<PointerTarget>, signal: AbortSignal): void {
  const pointers = new Map<number, number>();
  let moved = 0;
  const instantAt = (x: number) => timeAt(latest.current.window, element.clientWidth, x);
  const share = (pixels: number) => (window: Span) => (pixels / element.clientWidth) * lengthOf(window);
  const spread = () => Math.abs([...pointers.values()].reduce((a, b) => a - b));

  element.addEventListener('wheel', (event) => {
    event.preventDefault();
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.shiftKey ? event.deltaY : 0;
    const instant = instantAt(event.offsetX);
    if (sideways !== 0) latest.current.onWindow((window) => pan(window, share(sideways)(window)));
    else latest.current.onWindow((window) => zoomAt(window, Math.exp(-event.deltaY * 0.0018), instant));
  }, { passive: false, signal });

  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, event.offsetX);
    if (pointers.size === 1) moved = 0;
  }, { signal });

  element.addEventListener('pointermove', (event) => {
    const before = pointers.get(event.pointerId);
    if (event.pointerType === 'mouse') latest.current.onHover(before === undefined ? instantAt(event.offsetX) : undefined);
    if (before === undefined) return;
    if (pointers.size === 2) {
      const wide = spread();
      pointers.set(event.pointerId, event.offsetX);
      moved = DRAG_FROM;
      const middle = instantAt([...pointers.values()].reduce((a, b) => a + b) / 2);
      if (wide > 10) latest.current.onWindow((window) => zoomAt(window, spread() / wide, middle));
      return;
    }
    moved += Math.abs(event.offsetX - before);
    if (moved < DRAG_FROM) return;
    pointers.set(event.pointerId, event.offsetX);
    latest.current.onWindow((window) => pan(window, -share(event.offsetX - before)(window)));
  }, { signal });

  element.addEventListener('pointerup', (event) => {
    const alone = pointers.size === 1 && pointers.delete(event.pointerId);
    pointers.delete(event.pointerId);
    if (alone && moved < DRAG_FROM) latest.current.onSeek(instantAt(event.offsetX));
  }, { signal });
  element.addEventListener('pointercancel', (event) => pointers.delete(event.pointerId), { signal });
  element.addEventListener('pointerleave', () => latest.current.onHover(undefined), { signal });
}
