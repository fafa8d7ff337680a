/** The SDP that FFmpeg prints for several outputs, cut into one media part per path; undefined until all of it is there. */
export function splitSdp(text: string, paths: readonly string[]): ReadonlyMap<string, string> | undefined {
  const parts = text.replace(/\r/g, '').split(/^(?=m=)/m).slice(1);
  const last = parts.at(-1);
  if (parts.length < paths.length || !last || !/^a=fmtp:.*\n/m.test(last)) return undefined;
  return new Map(paths.map((path, at) => [path, (parts[at] ?? '').trim()]));
}

/** A whole description for one path, as a camera answers DESCRIBE. */
export function cameraSdp(name: string, media: string, control: string): string {
  const lines = media.split('\n').filter((line) => !line.startsWith('c=')).map((line) => line.replace(/^m=video \d+/, 'm=video 0'));
  return ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', `s=${name.replace(/[\r\n]/g, ' ')}`, 'c=IN IP4 0.0.0.0', 't=0 0', 'a=control:*', ...lines, `a=control:${control}`, ''].join('\r\n');
}
