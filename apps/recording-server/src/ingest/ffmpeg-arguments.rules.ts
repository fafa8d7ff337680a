/**
 * How the source is looked at before the first frame. `quick` trusts the camera's description and starts at once;
 * `thorough` reads up to two seconds of video, for cameras that describe themselves badly.
 */
export type Probing = 'quick' | 'thorough';

const PROBING: Record<Probing, readonly string[]> = {
  quick: ['-analyzeduration', '0', '-probesize', '32'],
  thorough: ['-analyzeduration', '2000000', '-fpsprobesize', '0'],
};

/** FFmpeg arguments that turn a camera's stream into fragmented MP4 on standard output, one fragment per frame, without decoding anything. */
export function ingestArguments(url: string, probing: Probing): string[] {
  return [
    '-hide_banner', '-loglevel', 'error', '-nostdin',
    '-rtsp_transport', 'tcp', '-timeout', '5000000', '-fflags', 'nobuffer', '-flags', 'low_delay', ...PROBING[probing], '-i', url,
    '-map', '0:v:0', '-c', 'copy', '-an', '-f', 'mp4', '-movflags', 'frag_every_frame+empty_moov+default_base_moof', '-flush_packets', '1', 'pipe:1',
  ];
}

/** The address with the camera's credentials in it; throws where the address is none that is supported. */
export function sourceUrl(address: string, credentials: { readonly user?: string | undefined; readonly password?: string | undefined }): string {
  const url = new URL(address);
  if (url.protocol !== 'rtsp:' && url.protocol !== 'rtsps:') throw new TypeError('only rtsp and rtsps addresses are supported');
  if (credentials.user === undefined || credentials.user === '') return url.href;
  // Setting username and password on the URL object does nothing for schemes it does not know.
  const login = `${encodeURIComponent(credentials.user)}:${encodeURIComponent(credentials.password ?? '')}@`;
  return url.href.replace(/^(rtsps?:\/\/)(?:[^@/]*@)?/, `$1${login}`);
}

/** FFmpeg's last words without the credentials that it repeats. */
export function withoutCredentials(text: string): string {
  return text.replace(/(rtsps?:\/\/)[^@/\s]*@/g, '$1');
}
