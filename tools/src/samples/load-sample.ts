import type { VigieApi } from '../api/vigie-api.js';
import { Problem } from '../problem.js';
import type { SampleConfiguration, SampleProperty, Text } from './workplace-accidents.js';

export type SampleLanguage = keyof Text;

type Api = Pick<VigieApi, 'all' | 'call' | 'create'>;

interface Property {
  id: string;
  name: string;
  description?: string;
}

interface Switched extends Property {
  enabled: boolean;
  number: number;
  kind?: string;
  position?: number;
}

/** One request that loading takes. */
type Step = () => Promise<unknown>;

/** In whichever language it was loaded before. */
const isSame = ({ name }: Property, sample: SampleProperty): boolean => Object.values(sample.name).includes(name);

/**
 * Loads a sample configuration; what is there already stays as it is. Returns how many things were added or switched on.
 * Throws Problem, and changes nothing, where a category or field that it needs is something else on this site.
 */
export async function loadSample(api: Api, { types, statuses, categories, fields }: SampleConfiguration, language: SampleLanguage): Promise<number> {
  const steps: Step[] = [...await additions(api, '/incidentTypes', types, language), ...await additions(api, '/incidentStatuses', statuses, language)];
  const presentCategories = await api.all<Switched>('/incidentCategories?disabled');
  for (const sample of categories) {
    const present = find(presentCategories, ({ number }) => number === sample.number);
    steps.push(...switchOn(api, `Category ${sample.number}`, '/incidentCategories', present, sample, language));
    steps.push(...await additions(api, `/incidentCategories/${present.id}/values`, sample.values, language));
  }
  const presentFields = await api.all<Switched>('/incidentDataFields?disabled');
  for (const sample of fields) {
    const present = find(presentFields, ({ kind, position }) => kind === sample.kind && position === sample.position);
    steps.push(...switchOn(api, `The field ${sample.kind} ${sample.position}`, '/incidentDataFields', present, sample, language));
  }
  for (const step of steps) await step();
  return steps.length;
}

function find(all: readonly Switched[], matches: (one: Switched) => boolean): Switched {
  const found = all.find(matches);
  if (!found) throw new Problem('This Vigie has no such categories and fields; is it an older one?');
  return found;
}

const said = ({ name, description }: SampleProperty, language: SampleLanguage) => ({ name: name[language], ...(description ? { description: description[language] } : {}) });

async function additions(api: Api, path: string, samples: readonly SampleProperty[], language: SampleLanguage): Promise<Step[]> {
  const present = await api.all<Property>(path);
  return samples.filter((sample) => !present.some((one) => isSame(one, sample))).map((sample) => () => api.create(path, said(sample, language)));
}

function switchOn(api: Api, what: string, path: string, present: Switched, sample: SampleProperty, language: SampleLanguage): Step[] {
  if (present.name !== '' && !isSame(present, sample)) {
    throw new Problem(`${what} is "${present.name}" on this site, and the sample needs it for "${sample.name[language]}". Nothing was changed.`);
  }
  if (present.enabled) return [];
  // Switched off again by somebody: the name and description they gave it stay.
  const members = present.name === '' ? said(sample, language) : {};
  return [() => api.call('PATCH', `${path}/${present.id}`, { enabled: true, ...members })];
}
