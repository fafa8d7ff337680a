import { randomUUID } from 'node:crypto';
import { childRecordingsFind, childStillGet, VigieError } from '@vigie/contracts';
import type { ChildRecordingsFindRequest } from '@vigie/contracts';
import { eventually } from '@vigie/testing';
import type { Api, Item } from '@vigie/testing';
import { beginExport, ended, openPackage } from '../../testing/export-client.js';
import { IncidentWorld, patience } from '../../testing/incident-world.js';
import { greyJpeg } from '../../testing/pictures.js';
import { refusal, refusedMember } from '../../testing/refusal.js';
import { operatorPrivileges } from '../../testing/rights.js';

const startTime = '2026-11-22T10:00:00.000Z';
const endTime = '2026-11-22T10:01:00.000Z';

describe('sequences of child sites', () => {
  let world: IncidentWorld;
  let depot: { id: string; name: string };
  let dock: { id: string; name: string };
  let hall: { id: string; name: string };
  let operator: Api;
  let asked: (ChildRecordingsFindRequest & { caller?: string })[];
  let stops: (() => void)[] = [];

  beforeAll(async () => {
    world = await IncidentWorld.open({ RECORDING_QUESTION_MS: '5000', CHILD_QUESTION_MS: '5000' });
    depot = await world.rights.entity('childSites', 'Depot');
    [dock, hall] = [await world.rights.childCamera('Dock', depot), await world.rights.childCamera('Hall', depot)];
    operator = world.as(await world.rights.guard('Dora', operatorPrivileges, ['camera.view', 'camera.playback', 'camera.export'], [dock, world.gate]));
    world.records(() => ({ spans: [{ from: startTime, to: endTime }] }));
  }, patience);
  beforeEach(() => {
    asked = [];
    stops = childAnswers();
  });
  afterEach(() => stops.forEach((stop) => stop()));
  afterAll(() => world.close(), patience);

  const childAnswers = () => [
    world.answers(childRecordingsFind, (request, caller) => {
      asked.push({ ...request, ...(caller ? { caller: caller.principal.name } : {}) });
      return { spans: [{ from: startTime, to: '2026-11-22T10:00:30.000Z' }] };
    }),
    world.answers(childStillGet, ({ time }) => ({ time, mediaType: 'image/jpeg', data: greyJpeg.toString('base64') })),
  ];
  /** Nobody answers at the child. */
  const away = () => {
    stops.forEach((stop) => stop());
    const unreachable = () => {
      throw new VigieError('childSite.unreachable', { params: { site: 'Depot' } });
    };
    stops = [world.answers(childRecordingsFind, unreachable), world.answers(childStillGet, unreachable)];
  };
  const span = (camera: { id: string } = dock, more: object = {}) => ({ camera: { type: 'cameras', id: camera.id }, startTime, endTime, ...more });
  const project = async (body: object = {}, api = operator): Promise<string> => `/incidentProjects/${(await api.create('/incidentProjects', body)).id}`;
  const add = (at: string, body: object = span(), api = operator): Promise<Item> => api.create(`${at}/sequences`, body);
  const still = (at: string, { id }: Item, api = operator) => api.call(`${at}/sequences/${id}/still`);

  it('[IM-22] takes a sequence of a child site by reference: its site by name, what is recorded and the still from there', async () => {
    const at = await project();
    const added = await add(at, span(dock, { site: depot.id }));
    expect(added).toMatchObject({ camera: { id: dock.id, name: 'Dock' }, site: depot.id, siteName: 'Depot', hasRecording: 'part' });
    expect(asked[0]).toEqual({ site: depot.id, camera: dock.id, from: startTime, to: endTime, caller: 'Dora' });
    const { status, bytes } = await eventually(async () => {
      const answer = await still(at, added);
      if (answer.status !== 200) throw new Error('no still yet');
      return answer;
    });
    expect([status, bytes.equals(greyJpeg)]).toEqual([200, true]);
    const own = await add(at, span(world.gate, { site: world.site }));
    expect([own.site, own.siteName, own.hasRecording]).toEqual([world.site, undefined, 'all']);
    const listed = await operator.list(`${at}/sequences?site='${depot.id}'`);
    expect(listed.map(({ id, siteName }) => [id, siteName])).toEqual([[added.id, 'Depot']]);
    const facts = (await world.told('sequence.added.v1')).map(({ payload }) => [payload.camera, payload.site]);
    expect(facts.slice(-2)).toEqual([[dock.id, depot.id], [world.gate.id, undefined]]);
    const activities = await operator.list(`${at}/activities`);
    expect(activities.map(({ text }) => text)).toEqual(expect.arrayContaining(['Dora added a sequence of Dock, site Depot.', 'Dora added a sequence of Gate.']));
    expect((await operator.list(`/incidentProjects?camera='${dock.id}'`)).map(({ id }) => `/incidentProjects/${id}`)).toContain(at);
  });

  it('[IM-21] [IM-22] goes by the site of the camera where none is said, in the draft list as in projects', async () => {
    const draft = await operator.create('/draftSequences', span());
    expect(draft).toMatchObject({ site: depot.id, siteName: 'Depot', camera: { name: 'Dock' } });
    const own = await operator.create('/draftSequences', span(world.gate));
    expect([own.site, own.siteName]).toEqual([world.site, undefined]);
    const at = await project({ sequences: [span()], draftSequences: [draft.id, own.id] });
    const rows = await operator.list(`${at}/sequences`);
    expect(rows.map(({ site, siteName }) => [site, siteName]).sort()).toEqual([[depot.id, 'Depot'], [depot.id, 'Depot'], [world.site, undefined]].sort());
    expect(await operator.list('/draftSequences')).toEqual([]);
  });

  it('[IM-21] takes drafts from before there were child sites for this site', async () => {
    const draft = await operator.create('/draftSequences', span(world.gate));
    await world.rows('UPDATE draft_sequences SET site_id = NULL WHERE id = $1', [draft.id]);
    expect(await operator.get(`/draftSequences/${draft.id}`)).toMatchObject({ site: world.site });
    const [row] = await operator.list(`${await project({ draftSequences: [draft.id] })}/sequences`);
    expect([row?.site, row?.siteName]).toEqual([world.site, undefined]);
  });

  it.each<[string, () => object, number, string, string | undefined]>([
    ['a camera without the right to play it back', () => span(hall), 404, 'object.notFound', undefined],
    ['the site of this one for a camera of a child', () => span(dock, { site: world.site }), 400, 'incident.sequence.siteUnknown', 'site'],
    ['the site of a child for a camera of this one', () => span(world.gate, { site: depot.id }), 400, 'incident.sequence.siteUnknown', 'site'],
    ['a site that is neither', () => span(dock, { site: randomUUID() }), 400, 'incident.sequence.siteUnknown', 'site'],
    ['a site that is none', () => span(dock, { site: 'depot' }), 400, 'request.invalid', 'site'],
  ])('[IM-22] refuses %s and changes nothing', async (_, body, status, code, property) => {
    const at = await project();
    for (const [path, sent] of [[`${at}/sequences`, body()], ['/draftSequences', body()]] as const) {
      const answer = await operator.call(path, { method: 'POST', body: sent });
      expect([answer.status, refusal(answer)[1], refusedMember(answer)]).toEqual([status, code, property]);
    }
    expect(refusal(await operator.call('/incidentProjects', { method: 'POST', body: { sequences: [body()] } }))[1]).toBe(code);
    expect([await operator.list(`${at}/sequences`), await operator.list('/draftSequences')]).toEqual([[], []]);
  });

  it('[IM-23] adds a sequence while the child is away, its recording unknown, and asks again when it is back', async () => {
    away();
    const at = await project();
    const added = await add(at);
    expect(added.hasRecording).toBe('unknown');
    const answer = await still(at, added);
    expect([refusal(answer), answer.body.error?.details[0]?.errorText]).toEqual([[503, 'childSite.unreachable'], expect.stringContaining('Depot')]);
    stops.forEach((stop) => stop());
    stops = childAnswers();
    await world.rows("UPDATE sequences SET recording_checked_at = recording_checked_at - interval '10 seconds' WHERE id = $1", [added.id]);
    expect((await operator.list(`${at}/sequences`))[0]?.hasRecording).toBe('part');
    await eventually(async () => (await still(at, added)).status === 200);
    away();
    expect((await still(at, added)).bytes.equals(greyJpeg)).toBe(true);
  });

  it('[IM-29] [IM-30] names the site in the report, and a site that does not answer beside one that does', async () => {
    const at = await project({ sequences: [span(world.gate), span()] });
    const report = async (language: string) => {
      const { body } = await operator.expect(200, `${at}?task=GenerateReport`, { method: 'POST', body: { format: 'json', language } });
      return body.result as unknown as { incomplete: boolean; missing: { service: string; text: string }[]; sections: { rows: { label: string; text: string }[] }[] };
    };
    const rowOf = ({ sections }: Awaited<ReturnType<typeof report>>, name: string) => sections.flatMap(({ rows }) => rows).find(({ label }) => label.endsWith(name))?.text;
    const whole = await report('en');
    expect(rowOf(whole, 'Dock')).toContain('site Depot');
    expect(rowOf(whole, 'Gate')).not.toContain('site ');
    away();
    const lacking = await report('fr');
    expect(lacking.missing).toContainEqual({ service: 'management', text: expect.stringContaining('site enfant Depot') as string });
    expect(rowOf(lacking, 'Gate')).toContain('enregistrée');
    expect(lacking.missing.filter(({ service, text }) => service === 'recording-server' && text.includes('existence'))).toEqual([]);
  });

  it('[IM-31] makes an evidence package without what child sites have recorded, and says so by name', async () => {
    const at = await project({ sequences: [span()] });
    const id = await beginExport(operator, at);
    const task = await ended(operator, id);
    expect(task).toMatchObject({ state: 'Success', package: { leftOut: [{ camera: { id: dock.id, name: 'Dock' }, siteName: 'Depot', reason: 'childSite' }] } });
    const { manifest, contents, holds } = await openPackage((await operator.expect(200, `/tasks/${id}/package`)).bytes);
    expect([holds, manifest.leftOut]).toEqual([true, [expect.objectContaining({ camera: { id: dock.id, name: 'Dock' }, site: { id: depot.id, name: 'Depot' }, startTime, endTime, reason: 'childSite' })]]);
    expect(Object.keys(contents).filter((name) => name.startsWith('media/'))).toEqual([]);
    expect((JSON.parse(String(contents['project.json'])) as { sequences: Item[] }).sequences).toMatchObject([{ site: depot.id, siteName: 'Depot' }]);
  });

  it('[IM-35] counts sequences of child sites for those who may see their cameras', async () => {
    const name = `Pier ${randomUUID()}`;
    const pier = await world.rights.childCamera(name, depot);
    await eventually(async () => (await world.admin.call('/incidentProjects', { method: 'POST', body: { sequences: [span(pier)] } })).status === 201);
    const count = async (api: Api) => {
      const { body } = await api.expect(200, '/incidentProjects?task=Statistics', { method: 'POST', body: { by: ['camera'] } });
      return (body.result.groups as { keys: { name?: string }[]; count: number }[]).find(({ keys }) => keys[0]?.name === name)?.count;
    };
    expect([await count(world.admin), await count(operator)]).toEqual([1, undefined]);
  });

  it('[IM-22] keeps the sequence as a record when the camera and its site are gone, and for nobody else when its id comes back elsewhere', async () => {
    const site = await world.rights.entity('childSites', 'Yard');
    const camera = await world.rights.childCamera('Ramp', site);
    const person = await world.rights.guard('Yves', operatorPrivileges, ['camera.view', 'camera.playback'], [camera]);
    const yves = world.as(person);
    const at = await eventually(() => project({ sequences: [span(camera)] }, yves));
    const [row] = await yves.list(`${at}/sequences`);
    await eventually(async () => row !== undefined && (await still(at, row, yves)).status === 200);
    await world.rights.removeCamera(camera.id);
    await world.rights.forgetEntity('childSites', site.id);
    expect((await still(at, row!, yves)).status).toBe(200);
    expect(await world.admin.list(`${at}/sequences`)).toMatchObject([{ camera: { id: camera.id, name: 'Ramp' }, site: site.id, siteName: 'Yard' }]);
    expect((await still(at, row!, world.admin)).bytes.equals(greyJpeg)).toBe(true);
    await world.rights.childCamera('Not the ramp', depot, camera.id);
    await eventually(async () => (await yves.call('/draftSequences', { method: 'POST', body: span(camera) })).status === 201);
    expect((await still(at, row!, yves)).status).toBe(404);
    expect(await yves.list(`${at}/sequences`)).toEqual([]);
    await yves.expect(404, `${at}/sequences/${row!.id}`, { method: 'DELETE' });
    expect(JSON.stringify(await yves.list(`${at}/activities`))).not.toContain('Ramp');
    await world.admin.expect(200, `${at}/sequences/${row!.id}`, { method: 'DELETE' });
    expect((await world.admin.list(`${at}/activities`)).map(({ text }) => text)).toContain('Admin removed a sequence of Ramp, site Yard.');
  });
});
