import type { EntityManager } from 'typeorm';
import { IncidentSettingsRow } from './incident-settings.entity.js';

/** The site's settings; the row is made by the first migration. */
export const readSettings = (manager: EntityManager): Promise<IncidentSettingsRow> => manager.findOneByOrFail(IncidentSettingsRow, { id: 1 });
