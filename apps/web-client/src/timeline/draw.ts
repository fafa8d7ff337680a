import { localOffset, ticks, type Tick } from './ticks';
import { clip, merge, xOf, lengthOf, type Span } from './time-window';

export interface TimelineRow {
  id: string;
  name: string;
  spans: Span[];
  drafts: Span[];
  /** Instants of alarms. */
  marks: number[];
}

export interface TimelineScene {
  window: Span;
  rows: TimelineRow[];
  leader: string | undefined;
  instant: number;
  now: number;
  selection: Span | undefined;
  start: number | undefined;
  end: number | undefined;
  hover: number | undefined;
  label: (tick: Tick) => string;
  clock: (instant: number) => string;
}

export interface TimelineColors {
  surface: string;
  sunken: string;
  line: string;
  ink: string;
  dim: string;
  accent: string;
  soft: string;
  attention: string;
  font: string;
}

export const RULER = 24;
export const ROW = 22;

/** Paints the whole time line; cheap enough to do for every change. */
export function draw(context: CanvasRenderingContext2D, width: number, height: number, scene: TimelineScene, colors: TimelineColors): void {
  context.fillStyle = colors.surface;
  context.fillRect(0, 0, width, height);
  drawRuler(context, width, height, scene, colors);
  scene.rows.forEach((row, index) => drawRow(context, width, RULER + index * ROW, row, scene, colors));
  drawSelection(context, width, height, scene, colors);
  drawFuture(context, width, height, scene, colors);
  drawHover(context, width, height, scene, colors);
  drawPlayhead(context, width, height, scene, colors);
}

function drawRuler(context: CanvasRenderingContext2D, width: number, height: number, scene: TimelineScene, colors: TimelineColors): void {
  context.font = colors.font;
  context.textBaseline = 'middle';
  for (const tick of ticks(scene.window, width, localOffset, 110)) {
    const x = Math.round(xOf(scene.window, width, tick.time)) + 0.5;
    context.strokeStyle = colors.line;
    context.beginPath();
    context.moveTo(x, tick.major ? 0 : 17);
    context.lineTo(x, height);
    context.stroke();
    context.fillStyle = tick.major ? colors.ink : colors.dim;
    context.fillText(scene.label(tick), x + 5, 11);
  }
}

function drawRow(context: CanvasRenderingContext2D, width: number, top: number, row: TimelineRow, scene: TimelineScene, colors: TimelineColors): void {
  const leading = row.id === scene.leader;
  context.fillStyle = colors.sunken;
  context.fillRect(0, top + 3, width, ROW - 6);
  const slack = (lengthOf(scene.window) / width) * 1.2;
  context.fillStyle = colors.accent;
  context.globalAlpha = leading ? 0.85 : 0.4;
  for (const span of clip(merge(row.spans, slack), scene.window)) bar(context, width, top + 3, ROW - 6, span, scene.window);
  context.globalAlpha = 1;
  context.fillStyle = colors.attention;
  for (const span of clip(row.drafts, scene.window)) bar(context, width, top + ROW - 6, 3, span, scene.window);
  if (scene.rows.length > 1) drawName(context, top, row.name, colors);
  for (const mark of row.marks) {
    const x = xOf(scene.window, width, mark);
    if (x < -5 || x > width + 5) continue;
    context.beginPath();
    context.moveTo(x - 4, top + 2);
    context.lineTo(x + 4, top + 2);
    context.lineTo(x, top + 9);
    context.fill();
  }
}

function drawName(context: CanvasRenderingContext2D, top: number, name: string, colors: TimelineColors): void {
  const room = context.measureText(name).width + 10;
  context.globalAlpha = 0.85;
  context.fillStyle = colors.surface;
  context.fillRect(4, top + 4, room, ROW - 8);
  context.globalAlpha = 1;
  context.fillStyle = colors.ink;
  context.fillText(name, 9, top + ROW / 2 + 0.5);
}

function bar(context: CanvasRenderingContext2D, width: number, top: number, height: number, span: Span, window: Span): void {
  const left = xOf(window, width, span.from);
  context.fillRect(left, top, Math.max(1.5, xOf(window, width, span.to) - left), height);
}

function drawSelection(context: CanvasRenderingContext2D, width: number, height: number, scene: TimelineScene, colors: TimelineColors): void {
  if (scene.selection) {
    const left = xOf(scene.window, width, scene.selection.from);
    const right = xOf(scene.window, width, scene.selection.to);
    context.globalAlpha = 0.28;
    context.fillStyle = colors.attention;
    context.fillRect(left, RULER, right - left, height - RULER);
    context.globalAlpha = 1;
  }
  context.fillStyle = colors.attention;
  for (const edge of [scene.start, scene.end]) {
    if (edge !== undefined) context.fillRect(xOf(scene.window, width, edge) - 1, RULER - 4, 2, height - RULER + 4);
  }
}

function drawFuture(context: CanvasRenderingContext2D, width: number, height: number, scene: TimelineScene, colors: TimelineColors): void {
  const x = xOf(scene.window, width, scene.now);
  if (x >= width) return;
  context.globalAlpha = 0.65;
  context.fillStyle = colors.surface;
  context.fillRect(Math.max(0, x), RULER, width - Math.max(0, x), height - RULER);
  context.globalAlpha = 1;
}

function drawHover(context: CanvasRenderingContext2D, width: number, height: number, scene: TimelineScene, colors: TimelineColors): void {
  if (scene.hover === undefined) return;
  const x = xOf(scene.window, width, scene.hover);
  context.fillStyle = colors.dim;
  context.fillRect(x - 0.5, RULER, 1, height - RULER);
  flag(context, width, x, scene.clock(scene.hover), colors.dim, colors.surface);
}

function drawPlayhead(context: CanvasRenderingContext2D, width: number, height: number, scene: TimelineScene, colors: TimelineColors): void {
  const x = xOf(scene.window, width, scene.instant);
  if (x < -1 || x > width + 1) return;
  context.fillStyle = colors.ink;
  context.fillRect(x - 1, RULER - 4, 2, height - RULER + 4);
  flag(context, width, x, scene.clock(scene.instant), colors.ink, colors.surface);
}

/** A time on a small plate that stays inside the canvas. */
function flag(context: CanvasRenderingContext2D, width: number, x: number, text: string, plate: string, ink: string): void {
  const room = context.measureText(text).width + 12;
  const left = Math.min(Math.max(0, x - room / 2), width - room);
  context.fillStyle = plate;
  context.beginPath();
  context.roundRect(left, 2, room, 18, 4);
  context.fill();
  context.fillStyle = ink;
  context.fillText(text, left + 6, 11.5);
}
