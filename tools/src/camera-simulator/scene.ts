/** One picture the simulated camera sends. */
export interface SimulatedStream {
  /** With a leading slash, e.g. `/main`. */
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  /** Kilobits per second. */
  readonly bitrate: number;
}

/** Where a stream's packets go to: two UDP ports on this machine. */
export interface PacketPorts {
  readonly rtp: number;
  readonly rtcp: number;
}

/**
 * The burnt-in clock for machines: a row of squares, black or white, most significant bit first, that spell the wall clock in
 * hundredths of a second modulo 2^20 (just under three hours). Sizes are parts of the picture's width, so that it reads the same in every stream.
 */
export const clockStrip = { bits: 20, squareOfWidth: 1 / 40, leftOfWidth: 1 / 4, bottomOfHeight: 1 } as const;

const DAY_MS = 86_400_000;

/** Reads the strip: `isWhite(x, y)` for a point in pixels; gives hundredths of a second modulo 2^20. */
export function readClockStrip(width: number, height: number, isWhite: (x: number, y: number) => boolean): number {
  const square = width * clockStrip.squareOfWidth;
  let value = 0;
  for (let bit = 0; bit < clockStrip.bits; bit++) {
    const x = width * clockStrip.leftOfWidth + (bit + 0.5) * square;
    value = value * 2 + (isWhite(Math.floor(x), Math.floor(height - square / 2)) ? 1 : 0);
  }
  return value;
}

/** The clock at an instant (milliseconds since 1970), as the strip shows it. */
export function clockStripAt(instant: number): number {
  return Math.floor(instant / 10) % 2 ** clockStrip.bits;
}

/** FFmpeg arguments: one process draws the moving scene once and sends every stream as RTP. */
export function sceneArguments(name: string, streams: readonly SimulatedStream[], ports: readonly PacketPorts[], font: string, startedAt: number): string[] {
  const largest = streams.reduce((best, stream) => (stream.width > best.width ? stream : best));
  const fps = Math.max(...streams.map((stream) => stream.fps));
  const graph = [
    `[0:v]setpts=RTCTIME/(TB*1000000),${clockText(name, largest, font, startedAt)},${strip(largest)},setpts=N/(${fps}*TB),split=${streams.length}${streams.map((_, at) => `[drawn${at}]`).join('')}`,
    ...streams.map((stream, at) => `[drawn${at}]scale=${stream.width}:${stream.height},fps=${stream.fps}[out${at}]`),
  ].join(';');
  return [
    '-hide_banner', '-loglevel', 'error', '-nostdin', '-re', '-f', 'lavfi', '-i', `testsrc2=size=${largest.width}x${largest.height}:rate=${fps}`,
    '-filter_complex_threads', '1', '-filter_complex', graph,
    ...streams.flatMap((stream, at) => output(stream, at, ports[at])),
  ];
}

function clockText(name: string, picture: SimulatedStream, font: string, startedAt: number): string {
  const size = Math.round(picture.height / 12);
  const midnight = Math.floor(startedAt / DAY_MS) * (DAY_MS / 1000);
  const box = `fontfile=${font}:fontcolor=white:box=1:boxcolor=black@0.7:boxborderw=6:x=${size / 2}`;
  const label = name.replace(/[^\p{L}\p{N} ._-]/gu, '');
  return `drawtext=${box}:fontsize=${size}:y=${size / 2}:text='%{pts\\:hms\\:-${midnight}}',drawtext=${box}:fontsize=${Math.round(size * 0.6)}:y=${size * 2}:text='${label}'`;
}

function strip(picture: SimulatedStream): string {
  const square = picture.width * clockStrip.squareOfWidth;
  const left = picture.width * clockStrip.leftOfWidth;
  const top = picture.height - square;
  const squares = Array.from({ length: clockStrip.bits }, (_, bit) => {
    const weight = 2 ** (clockStrip.bits - 1 - bit);
    return `drawbox=x=${left + bit * square}:y=${top}:w=${square}:h=${square}:color=white:t=fill:enable='mod(floor(t*100/${weight})\\,2)'`;
  });
  return [`drawbox=x=${left}:y=${top}:w=${square * clockStrip.bits}:h=${square}:color=black:t=fill`, ...squares].join(',');
}

function output(stream: SimulatedStream, at: number, ports: PacketPorts | undefined): string[] {
  if (!ports) throw new RangeError(`no ports for ${stream.path}`);
  return [
    '-map', `[out${at}]`, '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p', '-threads', '1',
    '-g', String(stream.fps), '-keyint_min', String(stream.fps), '-sc_threshold', '0',
    '-b:v', `${stream.bitrate}k`, '-maxrate', `${stream.bitrate}k`, '-bufsize', `${stream.bitrate}k`, '-flags', '+global_header', '-bsf:v', 'dump_extra=freq=keyframe',
    // A connected socket: when this program is killed outright, the refused packets end FFmpeg too.
    '-f', 'rtp', `rtp://127.0.0.1:${ports.rtp}?rtcpport=${ports.rtcp}&pkt_size=1200&connect=1`,
  ];
}
