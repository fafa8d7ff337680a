import type { EntityManager } from 'typeorm';
import { IncidentSettingsRow } from './incident-settings.entity.js';

/** The site's settings; the row is made by the first migration. */
export const readSettings = (manager: EntityManager): Promise<IncidentSettingsRow> => manager.findOneByOrFail(IncidentSettingsRow, { id: 1 });

/** The same; who is changing them is waited for, and who wants to waits until this transaction ends. */
export const keepSettings = (manager: EntityManager): Promise<IncidentSettingsRow> =>
  manager.findOneOrFail(IncidentSettingsRow, { where: { id: 1 }, lock: { mode: 'pessimistic_read' } });
