import { ref } from '@vigie/contracts';
import type { Ref } from '@vigie/contracts';
import type { AccessControl, Caller, SqlCondition } from '@vigie/platform/security';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** The camera that a sequence was made of. */
export interface RecordedCamera {
  cameraId: string;
  siteId: string;
  /** Null for cameras of this site. */
  siteName: string | null;
}

/** No camera has this id. */
const nobodyKnows = ref('cameras', '00000000-0000-0000-0000-000000000000');

/** Cameras that are hidden, each with its site. */
interface Hidden {
  cameras: string[];
  sites: string[];
}

/**
 * The camera of a sequence for decisions on what is kept of it. Where its id has become another site's, it is nothing that
 * this site knows: no camera of a child's register is, so that only administrators are let through.
 */
export function recordedCamera({ index }: AccessControl, { cameraId, siteId, siteName }: RecordedCamera): Ref {
  const kept = index.keptEntity(ref('cameras', cameraId));
  return kept && kept.site !== (siteName === null ? undefined : siteId) ? ref('childCameras', cameraId) : ref('cameras', cameraId);
}

/**
 * Of the sequences of projects that somebody may see, those of cameras that they may see are there, and no others: not in
 * lists, counts, filters, statistics, logs, reports, packages or live changes (IM-50). Pictures take the right to play back besides.
 */
export const seesSequence = (access: AccessControl, caller: Caller, camera: RecordedCamera): boolean =>
  access.decide(caller, 'camera.view', recordedCamera(access, camera), { kept: true }).allowed;

/** Those sequences of a camera that the caller may see, as a condition on `sequence`. */
export function sequencesOf(access: AccessControl, caller: Caller, cameraId: string): SqlCondition {
  if (seesAll(access, caller)) return { sql: 'TRUE', parameters: {} };
  const camera = ref('cameras', cameraId);
  if (!access.decide(caller, 'camera.view', camera, { kept: true }).allowed) return { sql: 'FALSE', parameters: {} };
  const site = access.index.keptEntity(camera)?.site;
  const name = `site_${cameraId.replaceAll('-', '')}`;
  return site === undefined ? { sql: 'sequence.site_name IS NULL', parameters: {} }
    : { sql: `sequence.site_id = ANY(:${name}) AND sequence.site_name IS NOT NULL`, parameters: { [name]: [site] } };
}

/** Administrators see the sequences of every camera, known or not. */
export const seesAll = (access: AccessControl, caller: Caller): boolean => access.decide(caller, 'camera.view', nobodyKnows, { kept: true }).allowed;

/** Leaves out the sequences of these projects whose cameras the caller may not see. `alias`: of the sequences. */
export async function narrowSequences<T extends ObjectLiteral>(
  rows: SelectQueryBuilder<T>, alias: string, { manager, access, caller, projects }: { manager: EntityManager; access: AccessControl; caller: Caller; projects: readonly string[] },
): Promise<SelectQueryBuilder<T>> {
  const { cameras, sites } = await hiddenOf(manager, access, caller, projects);
  if (cameras.length === 0) return rows;
  return rows.andWhere(`(${alias}.cameraId, ${alias}.siteId) NOT IN (SELECT * FROM unnest(:hiddenCameras::uuid[], :hiddenSites::uuid[]))`, { hiddenCameras: cameras, hiddenSites: sites });
}

/**
 * How many sequences of each project the caller may see, where that differs from how many there are; projects without any
 * are missing. Undefined: they may see all.
 */
export async function countSequences(manager: EntityManager, access: AccessControl, caller: Caller, projects: readonly string[]): Promise<Map<string, number> | undefined> {
  if (projects.length === 0 || seesAll(access, caller)) return undefined;
  const { cameras, sites } = await hiddenOf(manager, access, caller, projects);
  if (cameras.length === 0) return undefined;
  const rows = (await manager.query(
    `SELECT project_id AS project, count(*)::int AS count FROM sequences
      WHERE project_id = ANY($1) AND (camera_id, site_id) NOT IN (SELECT * FROM unnest($2::uuid[], $3::uuid[])) GROUP BY project_id`,
    [projects, cameras, sites])) as { project: string; count: number }[];
  return new Map(rows.map(({ project, count }) => [project, count]));
}

/** Cameras among the sequences of these projects that the caller may not see. */
async function hiddenOf(manager: EntityManager, access: AccessControl, caller: Caller, projects: readonly string[]): Promise<Hidden> {
  const cameras = (await manager.query(
    `SELECT DISTINCT camera_id AS "cameraId", site_id AS "siteId", CASE WHEN site_name IS NULL THEN NULL ELSE '' END AS "siteName" FROM sequences WHERE project_id = ANY($1)`,
    [projects])) as RecordedCamera[];
  const hidden = cameras.filter((camera) => !seesSequence(access, caller, camera));
  return { cameras: hidden.map(({ cameraId }) => cameraId), sites: hidden.map(({ siteId }) => siteId) };
}
