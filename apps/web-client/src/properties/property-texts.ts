import type { IncidentProperty } from '../api/incident-types';

/** What a type, a status or a value says. */
export type PropertyTexts = Record<'name' | 'description', string>;

export const savedTexts = ({ name = '', description = '' }: Partial<IncidentProperty>): PropertyTexts => ({ name, description });
