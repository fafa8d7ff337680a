import { ApiError } from '../api/api-error';
import type { Member, MemberValue } from './members';
import { Saver } from './saver';

type Sent = { changes: Record<string, MemberValue>; version: number | undefined };
type Answer = (sent: Sent) => Promise<number>;

/** A suite that answers each request as it is told to, in turn. */
function suite(...answers: Answer[]) {
  const sent: Sent[] = [];
  const saver = new Saver({
    send: (changes, version) => {
      const request = { changes: Object.fromEntries(changes), version };
      sent.push(request);
      const answer = answers[sent.length - 1] ?? (() => Promise.resolve(99));
      return answer(request);
    },
  });
  return { saver, sent };
}

const refuse = (status: number, ...properties: Member[]): Answer => () =>
  Promise.reject(new ApiError(status, properties.map((property) => ({ property, errorTextId: 'x', errorText: `about ${property}` }))));
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('[IM-32] saving as one goes', () => {
  it('sends each change on the version that was seen', async () => {
    const { saver, sent } = suite();
    saver.put('title', 'Fall', 4);
    await settled();
    expect(sent).toEqual([{ changes: { title: 'Fall' }, version: 4 }]);
    expect(saver.snapshot()).toMatchObject({ kind: 'saved' });
    expect(saver.snapshot().pending.size).toBe(0);
  });

  it('sends one request at a time; what came meanwhile follows together, based on what was saved', async () => {
    let finish: (version: number) => void = () => undefined;
    const { saver, sent } = suite(() => new Promise((resolve) => { finish = resolve; }));
    saver.put('title', 'F', 4);
    saver.put('title', 'Fall', 4);
    saver.put('description', 'Wet floor', 4);
    expect(sent).toHaveLength(1);
    finish(5);
    await settled();
    expect(sent[1]).toEqual({ changes: { title: 'Fall', description: 'Wet floor' }, version: 4 });
    expect(sent).toHaveLength(2);
  });

  it('does not take its own change for somebody else’s', async () => {
    let finish: (version: number) => void = () => undefined;
    const { saver, sent } = suite(() => new Promise((resolve) => { finish = resolve; }));
    saver.put('title', 'F', 4);
    saver.put('title', 'Fall', 4);
    finish(5);
    await settled();
    expect(sent[1]).toEqual({ changes: { title: 'Fall' }, version: 5 });
  });

  it('waits without a connection and keeps what was entered', async () => {
    const { saver, sent } = suite(() => Promise.reject(new ApiError(0, [])));
    saver.put('title', 'Fall', 4);
    await settled();
    expect(saver.snapshot().kind).toBe('waiting');
    expect(saver.snapshot().pending.get('title')).toBe('Fall');
    saver.retry();
    await settled();
    expect(sent).toHaveLength(2);
    expect(saver.snapshot().kind).toBe('saved');
  });

  it('lays a conflict before its author and saves the rest', async () => {
    const { saver, sent } = suite(refuse(412, 'title'));
    saver.put('title', 'Fall', 4);
    saver.put('status', null, 4);
    await settled();
    expect(saver.snapshot().conflicts).toEqual([{ member: 'title', mine: 'Fall', text: 'about title' }]);
    expect(sent.at(-1)?.changes).toEqual({ status: null });
    saver.put('title', 'Fall', 7);
    await settled();
    expect(saver.snapshot().conflicts).toEqual([]);
    expect(sent.at(-1)).toEqual({ changes: { title: 'Fall' }, version: 7 });
  });

  it('lets what somebody else saved stay', async () => {
    const { saver, sent } = suite(refuse(412, 'title'));
    saver.put('title', 'Fall', 4);
    await settled();
    saver.yield('title');
    expect(saver.snapshot().conflicts).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it('gives back what was not taken, with the reason', async () => {
    const { saver } = suite(refuse(400, 'endTime'));
    saver.put('endTime', '2026-01-01T00:00:00.000Z', 4);
    await settled();
    expect(saver.snapshot()).toMatchObject({ kind: 'failed' });
    expect(saver.snapshot().rejected.get('endTime')).toMatchObject({ value: '2026-01-01T00:00:00.000Z' });
    saver.put('endTime', null, 4);
    await settled();
    expect(saver.snapshot().rejected.size).toBe(0);
  });

  it('sends changes one by one when a refusal does not say which of them it is about', async () => {
    const { saver, sent } = suite(() => Promise.resolve(5), refuse(400), () => Promise.resolve(6), refuse(400));
    saver.put('title', 'Fall', 4);
    saver.put('description', 'Wet floor', 4);
    saver.put('startTime', '2030-01-01T00:00:00.000Z', 4);
    await settled();
    expect(sent.map(({ changes }) => Object.keys(changes))).toEqual([['title'], ['description', 'startTime'], ['description'], ['startTime']]);
    expect([...saver.snapshot().rejected.keys()]).toEqual(['startTime']);
    expect(saver.snapshot().pending.size).toBe(0);
  });
});
