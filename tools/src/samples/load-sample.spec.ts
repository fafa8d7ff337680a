import { linesOf } from '../cli/command.js';
import { sampleLoad } from '../cli/commands/sample-load.command.js';
import { InstallationPaths } from '../installation/paths.js';
import { VigieApi } from '../api/vigie-api.js';
import { workplaceAccidents } from './workplace-accidents.js';

type Item = Record<string, unknown> & { id: string };

/** Keeps lists as the API does; everything that changes it is written down. */
class FakeSite extends VigieApi {
  readonly changes: string[] = [];
  readonly lists = new Map<string, Item[]>([
    ['/incidentCategories', [1, 2, 3, 4, 5].map((number) => ({ id: `c${number}`, number, name: '', enabled: false }))],
    ['/incidentDataFields', ['integer', 'decimal', 'text', 'checkBox', 'dateTime'].flatMap((kind) => [1, 2, 3].map((position) => ({ id: `${kind}${position}`, kind, position, name: '', enabled: false })))],
  ]);

  constructor() {
    super('http://127.0.0.1:9', { id: '', secret: '' });
  }

  override all<T>(path: string): Promise<T[]> {
    const [plain = '', flags] = path.split('?');
    const rows = this.list(plain).filter(({ enabled }) => flags === 'disabled' || enabled !== false);
    return Promise.resolve(rows as T[]);
  }

  override create<T>(path: string, body: object): Promise<T> {
    const item = { id: `${path}/${this.list(path).length + 1}`, ...body };
    this.changes.push(`POST ${path}`);
    this.lists.set(path, [...this.list(path), item]);
    return Promise.resolve(item as T);
  }

  override call<T>(method: string, path: string, body?: object): Promise<T> {
    const [list, id] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)];
    this.changes.push(`${method} ${path}`);
    Object.assign(this.list(list).find((one) => one.id === id) ?? {}, body);
    return Promise.resolve({ data: {} } as T);
  }

  list(path: string): Item[] {
    return this.lists.get(path) ?? [];
  }

  async load(language?: string, name = 'workplace-accidents'): Promise<string[]> {
    return linesOf(await sampleLoad.run({ api: this, paths: new InstallationPaths('/nowhere'), words: [name], options: { language } }));
  }
}

describe('vigie sample load workplace-accidents', () => {
  let site: FakeSite;
  beforeEach(() => {
    site = new FakeSite();
  });
  const names = (path: string) => site.list(path).map(({ name }) => name);
  const enabled = (path: string) => site.list(path).filter((one) => one.enabled).map(({ id, name, description }) => [id, name, description]);

  it('[IM-60] loads five types, four statuses, Reason and Location with their values, and four fields', async () => {
    expect(await site.load()).toEqual(['workplace-accidents is loaded: 26 properties were added or switched on.']);
    expect(names('/incidentTypes')).toEqual([
      'Workplace injury - employee', 'Workplace injury - contractor (security)', 'Workplace injury - contractor (cleaning)', 'Workplace injury - contractor (other)', 'Workplace injury - visitor',
    ]);
    expect(names('/incidentStatuses')).toEqual(['New', 'In progress', 'On hold', 'Closed']);
    expect(enabled('/incidentCategories')).toEqual([['c1', 'Reason', 'What happened?'], ['c2', 'Location', 'Where did the incident happen?']]);
    expect(names('/incidentCategories/c1/values')).toEqual(['Trapped between objects', 'Fallen from height', 'Struck by falling object', 'Tripped or fallen', 'Other']);
    expect(names('/incidentCategories/c2/values')).toEqual(['Laboratory', 'Storage room', 'Parking lot', 'Offices 1-12', 'Offices 13-19', 'Other']);
    expect(enabled('/incidentDataFields').map(([id, name]) => [id, name])).toEqual([
      ['integer1', 'Number of people injured'], ['decimal1', 'Approximate value of damaged goods (USD)'], ['checkBox1', 'Emergency contact notified?'], ['checkBox2', 'Goods damaged?'],
    ]);
  });

  it.each(['en', 'fr', 'ja'])('[IM-60] a second time, in "%s" whatever language it was loaded in, changes nothing and says so', async (language) => {
    await site.load('fr');
    expect(names('/incidentTypes')[0]).toBe('Accident du travail - employé');
    const before = site.changes.length;
    expect(await site.load(language)).toEqual(['workplace-accidents is loaded already: nothing was changed.']);
    expect(site.changes).toHaveLength(before);
  });

  it('[IM-60] adds only what is missing, and switches on again what was switched off under the name it has', async () => {
    await site.load('ja');
    site.lists.set('/incidentTypes', site.list('/incidentTypes').slice(1));
    Object.assign(site.list('/incidentCategories')[0] ?? {}, { enabled: false, description: 'Ours' });
    const before = site.changes.length;
    await site.load('ja');
    expect(site.changes.slice(before)).toEqual(['POST /incidentTypes', 'PATCH /incidentCategories/c1']);
    expect(enabled('/incidentCategories')[0]).toEqual(['c1', '原因', 'Ours']);
  });

  it.each([['/incidentCategories', 1, 'Category 2'], ['/incidentDataFields', 0, 'The field integer 1']])('[IM-60] changes nothing where %s are something else on the site', async (path, index, what) => {
    Object.assign(site.list(path)[index] ?? {}, { name: 'Ours' });
    await expect(site.load()).rejects.toThrow(`${what} is "Ours" on this site`);
    expect(site.changes).toEqual([]);
  });

  it('[IM-60] names what it knows where it is asked for something else', async () => {
    await expect(site.load('de')).rejects.toThrow('Languages: en, fr, ja.');
    await expect(site.load('en', 'bank-robbery')).rejects.toThrow('Samples: workplace-accidents.');
  });

  it('[IM-60] is said in three languages throughout', () => {
    const { types, statuses, categories, fields } = workplaceAccidents;
    for (const { name, description } of [...types, ...statuses, ...fields, ...categories, ...categories.flatMap(({ values }) => values)]) {
      for (const text of [name, ...(description ? [description] : [])]) {
        expect(Object.values(text).every((one) => one.length > 0)).toBe(true);
        expect(new Set(Object.values(text)).size).toBe(3);
      }
    }
  });
});
