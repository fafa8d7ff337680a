import { basename } from 'node:path';

/** Which file answers a path of the web client: the file itself, the page for every address inside the app, or nothing. */
export function fileFor(url: string, files: ReadonlySet<string>): string | undefined {
  const [path = '/'] = url.split('?');
  const wanted = decode(path)?.replace(/^\/+/, '');
  if (wanted === undefined) return undefined;
  if (wanted !== '' && files.has(wanted)) return wanted;
  // A missing file must not be answered with a page: a script would fail in strange ways.
  return basename(wanted).includes('.') || !files.has('index.html') ? undefined : 'index.html';
}

/** Files under assets/ carry their content's hash in their name; everything else is asked for anew each time. */
export function cacheControl(file: string): string {
  return file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/**
 * Sign-in knows the site by one name. A browser that came by the loopback address is sent to that name; programs
 * are not.
 */
export function betterOrigin(headers: Record<string, string | string[] | undefined>, publicUrl: string): string | undefined {
  const origin = new URL(publicUrl);
  const asked = [headers.host].flat()[0] ?? '';
  const loopback = /^(127\.0\.0\.1|\[::1\])(:\d+)?$/.test(asked);
  return loopback && origin.hostname === 'localhost' && headers['sec-fetch-mode'] === 'navigate' ? origin.origin : undefined;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** The best of the encodings a file exists in that the browser takes; weights are not looked at, only refusals. */
export function acceptedEncoding(header: string | undefined, available: readonly string[]): string {
  const wanted = new Set((header ?? '').split(',').filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part)).map((part) => part.split(';')[0]?.trim().toLowerCase()));
  return ['br', 'gzip'].find((encoding) => wanted.has(encoding) && available.includes(encoding)) ?? 'identity';
}

export const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};
