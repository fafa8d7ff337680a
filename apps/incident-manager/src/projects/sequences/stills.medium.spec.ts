import { stillGet, VigieError } from '@vigie/contracts';
import type { StillGetRequest } from '@vigie/contracts';
import { eventually } from '@vigie/testing';
import { IncidentWorld, patience } from '../../testing/incident-world.js';
import { LiveClient } from '../../testing/live-client.js';
import { refusal } from '../../testing/refusal.js';

const start = '2026-11-22T10:00:00.000Z';
const end = '2026-11-22T10:01:00.000Z';
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

describe('stills of sequences', () => {
  let world: IncidentWorld;
  let asked: (StillGetRequest & { caller?: string })[];
  let recordedFrom: string | undefined;
  let forget: () => void = () => undefined;

  const recordingServer = () => world.answers(stillGet, (request, caller) => {
    asked.push({ ...request, ...(caller ? { caller: caller.principal.name } : {}) });
    if (recordedFrom === undefined || request.time < recordedFrom) throw new VigieError('recording.notFound', { params: { time: request.time } });
    return { time: request.time, mediaType: 'image/jpeg', data: jpeg.toString('base64') };
  });

  beforeAll(async () => {
    world = await IncidentWorld.open({ STILL_QUESTION_MS: '10000', RECORDING_QUESTION_MS: '5000' });
  }, patience);
  beforeEach(() => {
    [asked, recordedFrom] = [[], start];
    forget = recordingServer();
  });
  afterEach(() => forget());
  afterAll(() => world.close(), patience);

  const span = (camera = world.gate) => ({ camera: { type: 'cameras', id: camera.id }, startTime: start, endTime: end });
  const project = async (body: object = {}): Promise<string> => `/incidentProjects/${(await world.operator.create('/incidentProjects', body)).id}`;
  const sequence = async (at: string, body: object = span(), api = world.operator): Promise<string> => `${at}/sequences/${(await api.create(`${at}/sequences`, body)).id}`;
  const kept = async () => (await world.rows('SELECT count(picture)::int AS kept FROM sequence_stills'))[0]?.kept as number;

  it('[IM-22] keeps what was seen at the start, asked for by the right of whoever added it', async () => {
    const before = await kept();
    const path = await sequence(await project());
    await eventually(async () => (await kept()) === before + 1);
    expect(asked).toEqual([{ camera: world.gate.id, time: start, width: 640, caller: 'Olga Operator' }]);
    forget();
    const { headers, bytes } = await world.operator.expect(200, `${path}/still`);
    expect([headers.get('content-type'), bytes]).toEqual(['image/jpeg', jpeg]);
  });

  it('[IM-22] [IM-34] [IM-50] tells open clients once that a still has come, however late, and nobody who may not see sequences', async () => {
    forget();
    const url = world.services[0]?.url ?? '';
    const clients = [await LiveClient.subscribe(url, await world.operator.accessToken())];
    clients.push(await LiveClient.subscribe(url, await world.as(await world.rights.person('Nora', ['incidentProject.view'])).accessToken()));
    const at = await project();
    const path = await sequence(at);
    const [id, projectId] = [path.split('/').at(-1), at.split('/').at(-1)];
    expect(refusal(await world.operator.call(`${path}/still`))).toEqual([503, 'service.unavailable']);
    forget = recordingServer();
    await eventually(async () => (await world.operator.call(`${path}/still`)).status === 200);
    await Promise.all([1, 2, 3].map(() => world.operator.expect(200, `${path}/still`)));
    await world.operator.expect(200, path, { method: 'DELETE' });
    await world.operator.expect(200, at, { method: 'DELETE' });
    const told = ['incidentProject.created', 'sequence.added', 'sequence.stillKept', 'sequence.removed', 'incidentProject.deleted'];
    await eventually(() => clients.every((client) => client.told.includes('incidentProject.deleted')));
    const heard = clients.map(({ frames }) => frames.filter((frame) => frame.project === projectId).map(({ event }) => event));
    expect(heard).toEqual([told, ['incidentProject.created', 'incidentProject.deleted']]);
    expect(clients[0]?.frames).toContainEqual({ type: 'change', event: 'sequence.stillKept', thing: 'sequence', operation: 'stillKept', id, project: projectId });
    for (const client of clients) client.drop();
  });

  it('[IM-20] keeps stills of the sequences that a project begins with, drafts included', async () => {
    const before = await kept();
    const draft = await world.operator.create('/draftSequences', span());
    await project({ sequences: [span(), span()], draftSequences: [draft.id] });
    await eventually(async () => (await kept()) === before + 3);
  });

  it('[IM-22] takes the first instant that is recorded where the start is not', async () => {
    recordedFrom = '2026-11-22T10:00:20.000Z';
    const silent = world.records(() => ({ spans: [{ from: '2026-11-22T10:00:20.000Z', to: end }] }));
    const path = await sequence(await project());
    expect((await world.operator.call(`${path}/still`)).bytes).toEqual(jpeg);
    expect(await world.rows('SELECT frame_time FROM sequence_stills WHERE sequence_id = $1', [path.split('/').at(-1)])).toEqual([{ frame_time: new Date(recordedFrom) }]);
    silent();
  });

  it('[IM-23] says by code that there is none, and asks again while it may still come', async () => {
    recordedFrom = undefined;
    const silent = world.records(() => ({ spans: [] }));
    const path = await sequence(await project());
    await eventually(async () => (await world.rows('SELECT 1 FROM sequence_stills WHERE sequence_id = $1 AND picture IS NULL', [path.split('/').at(-1)])).length === 1);
    expect(refusal(await world.operator.call(`${path}/still`))).toEqual([404, 'incident.sequence.noStill']);
    recordedFrom = start;
    expect(refusal(await world.operator.call(`${path}/still`))).toEqual([404, 'incident.sequence.noStill']);
    await world.rows("UPDATE sequence_stills SET checked_at = $2 WHERE sequence_id = $1", [path.split('/').at(-1), end]);
    await eventually(async () => (await world.operator.call(`${path}/still`)).status === 200);
    silent();
  });

  it('[IM-30] says that the recording-server does not answer, and looking at the list fetches the still later', async () => {
    forget();
    const at = await project();
    const path = await sequence(at);
    expect(refusal(await world.operator.call(`${path}/still`))).toEqual([503, 'service.unavailable']);
    const before = await kept();
    forget = recordingServer();
    await eventually(async () => {
      await world.operator.list(`${at}/sequences`);
      return (await kept()) === before + 1;
    }, { deadline: 20_000 });
  });

  it('[IM-50] shows it to nobody who may not play back the camera, of a camera that is gone to those who could before', async () => {
    const camera = await world.rights.camera('Old door');
    const path = await sequence(await project(), span(camera), world.admin);
    const everywhere = world.as(await world.rights.person('Everywhere', ['incidentProject.view', 'incidentSequence.view', 'camera.view', 'camera.playback']));
    const viewer = world.as(await world.rights.person('Viewer', ['incidentProject.view', 'incidentSequence.view', 'camera.view']));
    await eventually(async () => (await everywhere.call(`${path}/still`)).status === 200);
    expect(refusal(await world.operator.call(`${path}/still`))).toEqual([404, 'object.notFound']);
    const recent = world.as(await world.rights.person('No sequences', ['incidentProject.view'], [camera]));
    expect(refusal(await recent.call(`${path}/still`))).toEqual([403, 'access.refused']);
    await world.rights.removeCamera(camera.id);
    expect(refusal(await world.operator.call(`${path}/still`))).toEqual([404, 'object.notFound']);
    expect(refusal(await viewer.call(`${path}/still`))).toEqual([403, 'access.refused']);
    expect((await everywhere.call(`${path}/still`)).bytes).toEqual(jpeg);
    expect(await viewer.get(path)).toMatchObject({ camera: { id: camera.id, name: 'Old door' } });
  });

  it('[IM-33] goes with its sequence, and one that comes too late is not kept', async () => {
    const at = await project();
    const path = await sequence(at);
    await eventually(async () => (await world.operator.call(`${path}/still`)).status === 200);
    await world.operator.expect(200, path, { method: 'DELETE' });
    expect(await world.rows('SELECT 1 FROM sequence_stills WHERE sequence_id = $1', [path.split('/').at(-1)])).toEqual([]);
    expect(refusal(await world.operator.call(`${path}/still`))).toEqual([410, 'object.deleted']);
  });
});
