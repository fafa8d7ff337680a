import { loadSample } from '../../samples/load-sample.js';
import type { SampleLanguage } from '../../samples/load-sample.js';
import { workplaceAccidents } from '../../samples/workplace-accidents.js';
import { Problem } from '../../problem.js';
import type { Command } from '../command.js';

const samples = { 'workplace-accidents': workplaceAccidents };
const languages: readonly SampleLanguage[] = ['en', 'fr', 'ja'];

/** Loads a sample configuration, any number of times: what is there already stays as it is (IM-60). */
export const sampleLoad: Command = {
  name: 'sample load',
  usage: 'workplace-accidents [--language en|fr|ja]',
  says: 'loads a sample of incident types, statuses, categories and data',
  words: 1,
  options: ['language'],
  async run({ api, words: [name = ''], options: { language: wanted = 'en' } }) {
    const sample = Object.entries(samples).find(([known]) => known === name)?.[1];
    if (!sample) throw new Problem(`There is no sample "${name}". Samples: ${Object.keys(samples).join(', ')}.`);
    const language = languages.find((known) => known === wanted);
    if (!language) throw new Problem(`There is no language "${wanted}". Languages: ${languages.join(', ')}.`);
    const changes = await loadSample(api, sample, language);
    return [changes === 0 ? `${name} is loaded already: nothing was changed.` : `${name} is loaded: ${changes} properties were added or switched on.`];
  },
};
