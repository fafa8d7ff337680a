import type { ChildSession } from '../connection/child-session.js';
import { readArray, readNamed } from './child-answers.rules.js';
import type { Named } from './child-answers.rules.js';

/** A child site as it shows itself to this one. */
export interface ChildReading {
  site: Named;
  /** By id. */
  cameras: Named[];
  /** Cameras that are not taken over: more than one site may have, or without a name. */
  leftOut: number;
}

/** Cameras of one page, and the most bytes that a page of them may have. */
const pageSize = 500;
const mostBytes = 16_000_000;
/** Most cameras of one child site. */
export const mostCameras = 10_000;
/** How long reading everything may take, in milliseconds. */
export const readingMs = 15_000;
const unnamed = 'Site';

/** Reads what the child's site and cameras are called, as far as its client may see them. Throws `childSite.unreachable` or `childSite.refused`. */
export async function readChild(session: ChildSession, ending?: AbortSignal): Promise<ChildReading> {
  const signal = AbortSignal.any([AbortSignal.timeout(readingMs), ...(ending ? [ending] : [])]);
  const site = await readSite(session, signal);
  const cameras: Named[] = [];
  let leftOut = 0;
  for (let last: string | undefined, more = true; more && cameras.length < mostCameras;) {
    const page = await readPage(session, signal, last);
    for (const { id, name } of page) {
      if (name !== undefined && cameras.length < mostCameras) cameras.push({ id, name });
      else leftOut += 1;
    }
    last = page.at(-1)?.id;
    more = page.length === pageSize;
  }
  return { site, cameras, leftOut };
}

async function readSite(session: ChildSession, signal: AbortSignal): Promise<Named> {
  const rows = readArray(await session.json('/api/rest/v1/sites', { mostBytes, signal }), 1);
  const site = rows?.[0] && readNamed(rows[0]);
  if (!site) throw session.unreachable(new Error('It does not say which site it is.'));
  return { id: site.id, name: site.name ?? unnamed };
}

/** One page by id, disabled cameras included: what they recorded is there. Pages go on from an id, so that none is missed when others come or go. */
async function readPage(session: ChildSession, signal: AbortSignal, after: string | undefined): Promise<{ id: string; name?: string }[]> {
  const query = `?disabled&size=${pageSize}&orderBy=asc:'id'${after === undefined ? '' : `&id=gt:'${after}'`}`;
  const rows = readArray(await session.json(`/api/rest/v1/cameras${query}`, { mostBytes, signal }), pageSize);
  const page = rows?.map(readNamed) ?? [undefined];
  let last = after ?? '';
  for (const camera of page) {
    if (!camera || camera.id <= last) throw session.unreachable(new Error('Its cameras are no list of cameras.'));
    last = camera.id;
  }
  return page.flatMap((camera) => camera ?? []);
}
