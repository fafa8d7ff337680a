import { DefinedProperties } from './defined-properties.js';
import type { Part, TwinWorld } from './twin-world.js';

/** Projects on which conflicts are tried, by what the caller sends as `If-Match`. */
export const conflictCopies = ['stale', 'right', 'none', 'far'] as const;

/** Texts that people wrote, each in its part. */
export const words = ['comment-word', 'call-word', 'custody-word', 'data-word', 'Vault', 'Seen', 'open-word'];

export const members = ['category1', 'text1', 'integer1', 'decimal1', 'checkBox1', 'dateTime1'] as const;

const minute = (at: number) => ({ startTime: `2026-11-22T10:0${at}:00Z`, endTime: `2026-11-22T10:0${at}:30Z` });

/** The same history in either world, as far as the world has it. */
export async function makeHistory(twin: TwinWorld): Promise<void> {
  const { admin, world } = twin;
  const properties = await DefinedProperties.define(world, members);
  for (const member of members) twin.register(member, properties.id(member));
  const create = (name: string, part: Part | undefined, path: () => string, body: () => object) => twin.step(name, part, () => admin.create(path(), body()));
  const change = (name: string, part: Part | undefined, path: () => string, body: () => object) => twin.step(name, part, async () => {
    await admin.expect(200, path(), { method: 'PATCH', body: body() });
  });
  const project = (name: string) => `/incidentProjects/${twin.id(name)}`;
  const camera = (name: string, at: number) => ({ camera: { type: 'cameras', id: twin.id(name) }, ...minute(at) });
  const data = (number: number) => ({
    categories: [properties.category('category1', twin.id('value'))],
    data: [properties.data('text1', `data-word ${number}`), properties.data('integer1', number), properties.data('decimal1', `${number}.5`), properties.data('checkBox1', true), properties.data('dateTime1', minute(number).startTime)],
  });
  /** All that can be hidden in a project. */
  const furnish = async (name: string, at: number): Promise<void> => {
    await create(`comment in ${name}`, 'comments', () => `${project(name)}/comments`, () => ({ text: 'comment-word' }));
    await create(`call in ${name}`, 'calls', () => `${project(name)}/calls`, () => ({ callee: 'call-word', text: 'call-word', time: minute(at).startTime }));
    await create(`custody in ${name}`, 'custody', () => `${project(name)}/custody`, () => ({ recipient: 'custody-word', purpose: 'custody-word', form: 'copy' }));
    await create(`vault in ${name}`, 'vault', () => `${project(name)}/sequences`, () => camera('vault', at));
    await create(`old in ${name}`, 'vault', () => `${project(name)}/sequences`, () => camera('old', at + 1));
    await create(`vault link in ${name}`, 'vault', () => `${project(name)}/links`, () => ({ alarm: { type: 'alarms', id: twin.id('alarm of the vault') } }));
    await change(`data in ${name}`, 'data', () => project(name), () => data(at));
  };

  await create('type', undefined, () => '/incidentTypes', () => ({ name: 'Fall' }));
  await create('status', undefined, () => '/incidentStatuses', () => ({ name: 'Closed' }));
  await create('value', undefined, () => `${properties.path('category1')}/values`, () => ({ name: 'value-word' }));
  await create('seen', undefined, () => '/incidentProjects', () => ({ title: 'Seen', type: { type: 'incidentTypes', id: twin.id('type') }, ...minute(1) }));
  await furnish('seen', 1);
  await create('gate in seen', undefined, () => `${project('seen')}/sequences`, () => camera('gate', 2));
  await create('gate link in seen', undefined, () => `${project('seen')}/links`, () => ({ alarm: { type: 'alarms', id: twin.id('alarm of the gate') } }));
  await create('hold in seen', undefined, () => `${project('seen')}/holds`, () => ({ kind: 'legal', reason: 'Court', reference: 'open-word' }));
  await create('later', undefined, () => '/incidentProjects', () => ({ title: 'Later', description: 'open-word', status: { type: 'incidentStatuses', id: twin.id('status') } }));
  await furnish('later', 3);
  await change('data again in seen', 'data', () => project('seen'), () => data(4));
  await twin.step('vault taken out of later', 'vault', async () => {
    await admin.expect(200, `${project('later')}/sequences/${twin.id('vault in later')}`, { method: 'DELETE' });
  });
  await twin.step('vault link taken out of later', 'vault', async () => {
    await admin.expect(200, `${project('later')}/links/${twin.id('vault link in later')}`, { method: 'DELETE' });
  });
  await twin.step('comment taken out of later', 'comments', async () => {
    await admin.expect(200, `${project('later')}/comments/${twin.id('comment in later')}`, { method: 'DELETE' });
  });
  for (const name of conflictCopies) {
    await create(name, undefined, () => '/incidentProjects', () => ({ title: `Copy ${name}` }));
    await furnish(name, 5);
    await change(`title of ${name}`, undefined, () => project(name), () => ({ title: `Copy of ${name}` }));
    await change(`data again in ${name}`, 'data', () => project(name), () => data(6));
  }
  await create('draft of others', 'drafts', () => '/draftSequences', () => camera('vault', 7));
  await twin.step('draft', undefined, () => twin.narrow.create('/draftSequences', camera('gate', 7)));
  await twin.step('old camera removed', undefined, () => world.rights.removeCamera(twin.id('old')));
}
