import { randomUUID } from 'node:crypto';
import { NatsLink } from '@vigie/platform/messaging';
import { eventually, testNats } from '@vigie/testing';
import { ManagementWorld, patience } from '../testing/management-world.js';
import { Recorder } from '../testing/recorder.js';

describe('passwords of cameras', () => {
  let world: ManagementWorld;
  let ear: NatsLink;
  const questions = () => world.asking('recording-server');
  const password = 'correct horse battery';

  beforeAll(async () => {
    world = await ManagementWorld.open();
    ear = await NatsLink.open(testNats(), 'ear');
  }, patience);
  afterAll(async () => {
    await ear.close();
    await world.close();
  }, patience);

  /** A recording server of the register, its program, and a camera of it. */
  const site = async (name: string) => {
    const { id } = await world.admin.create('/recordingServers', { name });
    const hardware = await world.admin.create('/hardware', { name, address: 'rtsp://192.0.2.20', user: 'viewer', password, recordingServer: id });
    const camera = await world.admin.create('/cameras', { name, hardware: hardware.id, address: 'rtsp://192.0.2.20/main' });
    return { server: id, camera: camera.id, hardware: hardware.id, recorder: new Recorder(questions, id) };
  };

  it('[MG-60] [MG-09] go to the recording server that the camera belongs to; for another it is as if there were no such camera', async () => {
    const [mine, other] = [await site('Mine'), await site('Other')];
    expect(await mine.recorder.credentials(mine.camera)).toEqual({ user: 'viewer', password, credentialsRevision: 1 });
    expect(await other.recorder.credentials(other.camera)).toMatchObject({ password });

    const refusal = (work: Promise<unknown>) => work.then(() => 'answered', (error: unknown) => JSON.stringify(error) + String(error));
    const unknown = await refusal(mine.recorder.credentials(randomUUID()));
    expect(unknown).toContain('object.notFound');
    expect(await refusal(other.recorder.credentials(mine.camera))).toBe(unknown);
    expect(await refusal(other.recorder.ask(mine.camera, { recordingServer: mine.server }))).toBe(unknown);
    expect(await refusal(new Recorder(questions, randomUUID()).credentials(mine.camera))).toBe(unknown);
  });

  it('[MG-60] do not open for who gives the owner\'s name and key', async () => {
    const [mine, other] = [await site('Named'), await site('Namer')];
    await mine.recorder.credentials(mine.camera);
    const { reply, open } = await other.recorder.ask(mine.camera, { recordingServer: mine.server, key: mine.recorder.address });
    expect(reply.sealed).toEqual(expect.any(String));
    expect(open).toThrow();
  });

  it('[MG-60] [MG-09] are not on the bus in a form that can be read', async () => {
    const { camera, recorder } = await site('Heard');
    const heard: string[] = [];
    const listening = ear.connection.subscribe('>', { callback: (_, { subject, data }) => { heard.push(`${subject} ${Buffer.from(data).toString('latin1')}`); } });
    await ear.connection.flush();
    const { reply, open } = await recorder.ask(camera);
    expect(open()).toEqual({ user: 'viewer', password });
    await eventually(() => heard.some((text) => text.startsWith('_INBOX.') && text.includes(reply.sealed ?? '?')));
    listening.unsubscribe();
    for (const form of [password, Buffer.from(password).toString('base64').slice(0, 20), Buffer.from(password).toString('hex')]) {
      expect(heard.filter((text) => text.includes(form))).toEqual([]);
    }
  });

  it('[MG-60] follow the camera\'s hardware to another recording server', async () => {
    const [from, to] = [await site('From'), await site('To')];
    await from.recorder.credentials(from.camera);
    await world.admin.expect(200, `/hardware/${from.hardware}`, { method: 'PATCH', body: { recordingServer: to.server } });
    expect(await to.recorder.credentials(from.camera)).toMatchObject({ password });
    await expect(from.recorder.credentials(from.camera)).rejects.toMatchObject({ code: 'object.notFound' });
  });

  it('[MG-60] go to the key that was told first, until who manages recording servers has it forgotten', async () => {
    const { server, camera, recorder } = await site('Anew');
    await recorder.credentials(camera);
    const anew = new Recorder(questions, server);
    await expect(anew.credentials(camera)).rejects.toMatchObject({ code: 'object.notFound' });
    const narrow = await world.holder('narrow', ['recordingServer.view']);
    expect((await narrow.api.call(`/recordingServers/${server}`, { method: 'PATCH', body: { forgetKey: true } })).status).toBe(403);
    await expect(anew.credentials(camera)).rejects.toMatchObject({ code: 'object.notFound' });
    await world.admin.expect(200, `/recordingServers/${server}`, { method: 'PATCH', body: { forgetKey: true } });
    expect(await anew.credentials(camera)).toMatchObject({ password });
    await expect(recorder.credentials(camera)).rejects.toMatchObject({ code: 'object.notFound' });
  });

  it('[MG-60] go to one of two that tell their first key at the same moment', async () => {
    const { server, camera } = await site('Race');
    const racers = Array.from({ length: 4 }, () => new Recorder(questions, server));
    const outcomes = await Promise.allSettled(racers.map((racer) => racer.credentials(camera)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
