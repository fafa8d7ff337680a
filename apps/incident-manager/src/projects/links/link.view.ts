import { IncidentLink, ref, relations } from '@vigie/contracts';
import type { EntityType, IncidentLinkFact, Language, Ref } from '@vigie/contracts';
import type { ListDefinition } from '@vigie/platform/http';
import { namedRef, personRef } from '../../texts/person.js';
import type { LinkRow } from './link.entity.js';

export const linkList: ListDefinition = {
  columns: { alarm: 'guid', number: 'number', time: 'time', source: 'guid', addedBy: 'guid', addedAt: 'time' }, defaultSize: 200, maxSize: 1_000, defaultOrder: "asc:'time'",
};

export const linkColumns = { alarm: 'alarmId', number: 'alarmNumber', time: 'alarmTime', source: 'sourceId', addedBy: 'addedById', addedAt: 'addedAt' };

/** Where the alarm came from; undefined: the site as a whole. */
export const sourceOf = ({ sourceType, sourceId }: LinkRow): Ref | undefined => (sourceType && sourceId ? ref(sourceType, sourceId) : undefined);

export function linkView(row: LinkRow, language: Language): IncidentLink {
  const source = sourceOf(row);
  return Object.assign(new IncidentLink(), {
    id: row.id,
    alarm: namedRef('alarms', row.alarmId, row.alarmName[language]),
    number: row.alarmNumber,
    time: row.alarmTime.toISOString(),
    ...(source ? { source: namedRef(source.type, source.id, row.sourceName) } : {}),
    addedBy: personRef(row.addedById, row.addedByName, row.addedByKind),
    addedAt: row.addedAt.toISOString(),
    relations: relations(ref('links', row.id), ref('incidentProjects', row.projectId)),
  });
}

export function linkFact(row: LinkRow): IncidentLinkFact {
  const source = sourceOf(row);
  return { id: row.id, project: row.projectId, alarm: row.alarmId, ...(source ? { source } : {}) };
}

/** What the activity log keeps of a link. */
export const linkDetails = ({ id, alarmId, alarmNumber, alarmName, sourceType, sourceId }: LinkRow): Record<string, string | number> => ({
  link: id, alarm: alarmId, alarmNumber, alarmName: alarmName.en, ...(sourceType && sourceId ? { source: sourceId, sourceType } : {}),
});

/** Where the alarm of a link came from as the log keeps it. */
export const loggedSource = ({ source, sourceType }: Record<string, unknown>): Ref | undefined =>
  (source && sourceType ? ref(sourceType as EntityType, String(source)) : undefined);
