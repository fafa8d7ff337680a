import { createHash, randomUUID } from 'node:crypto';
import { mediaTicketIssue, ticketsState, wellKnown } from '@vigie/contracts';
import type { TicketDocument } from '@vigie/contracts';
import { States } from '@vigie/platform/messaging';
import { eventually } from '@vigie/testing';
import { ManagementWorld, patience } from '../testing/management-world.js';
import { refusal } from '../testing/refusal.js';

describe('media tickets', () => {
  let world: ManagementWorld;
  beforeAll(async () => {
    world = await ManagementWorld.open();
  }, patience);
  afterAll(() => world.close(), patience);

  const known = (ticket: string): TicketDocument | undefined => world.other.app.get(States).bucket(ticketsState).get(createHash('sha256').update(ticket).digest('hex'));

  it('[RC-08] binds a ticket to user, camera and verb, and lets services know its hash only', async () => {
    const camera = await world.camera('Ticketed');
    const { api, id } = await world.holder('viewer', ['camera.live']);
    const issued = await api.create('/mediaTickets', { camera: camera.id, verb: 'live' }) as unknown as { ticket: string; presentBefore: string };
    expect(Buffer.from(issued.ticket, 'base64url')).toHaveLength(32);
    const left = Date.parse(issued.presentBefore) - Date.now();
    expect([left > 30_000, left <= 60_000]).toEqual([true, true]);
    const document = await eventually(() => known(issued.ticket) ?? false);
    expect(document).toEqual({ user: { id, name: 'viewer', kind: 'user', sessionId: `session-${id}`, clientId: wellKnown.webClientId }, camera: camera.id, verb: 'live', presentBefore: issued.presentBefore });
    expect(JSON.stringify([...world.other.app.get(States).bucket(ticketsState).entries()])).not.toContain(issued.ticket);
    const again = await api.create('/mediaTickets', { camera: camera.id, verb: 'live' });
    expect(again.ticket).not.toBe(issued.ticket);
  });

  it('[RC-08] refuses a verb that is not granted, a camera that is not, and what is no verb', async () => {
    const [seen, hidden] = [await world.camera('Granted'), await world.camera('Not granted')];
    const { api } = await world.holder('live only', ['camera.view', 'camera.live'], { kind: 'entities', ids: [seen.id] });
    const ask = (camera: string, verb: string) => api.call('/mediaTickets', { method: 'POST', body: { camera, verb } });
    expect(refusal(await ask(seen.id, 'playback'))).toEqual([403, 'access.refused']);
    expect(refusal(await ask(hidden.id, 'live'))).toEqual([404, 'object.notFound']);
    expect(refusal(await ask(randomUUID(), 'live'))).toEqual([404, 'object.notFound']);
    expect(refusal(await ask(seen.id, 'export'))).toEqual([403, 'access.refused']);
    expect(refusal(await ask(seen.id, 'delete'))).toEqual([400, 'request.invalid']);
    expect(refusal(await ask('x', 'live'))).toEqual([400, 'request.invalid']);
  });

  it('[RC-08] answers other services on the right of the person they act for', async () => {
    const camera = await world.camera('Asked for');
    const person = await world.holder('asked for', ['camera.playback']);
    const questions = world.asking('mobile-server');
    const caller = { principal: { id: person.id, name: person.name, kind: 'user' }, language: 'en' } as const;
    const { ticket } = await questions.ask(mediaTicketIssue, { camera: camera.id, verb: 'playback' }, { caller });
    await eventually(() => expect(known(ticket)).toMatchObject({ user: { id: person.id }, verb: 'playback' }));
    await expect(questions.ask(mediaTicketIssue, { camera: camera.id, verb: 'live' }, { caller })).rejects.toThrow(expect.objectContaining({ status: expect.any(Number) as number }));
    await expect(questions.ask(mediaTicketIssue, { camera: camera.id, verb: 'playback' })).rejects.toThrow(expect.objectContaining({ code: 'access.unauthenticated' }));
    await world.admin.expect(200, `/roles/${person.role}`, { method: 'PATCH', body: { grants: [] } });
    await expect(questions.ask(mediaTicketIssue, { camera: camera.id, verb: 'playback' }, { caller })).rejects.toThrow(expect.objectContaining({ status: 404 }));
  });
});
