import { Writings } from './writings';

const comment = { state: { text: 'Wet floor' }, label: 'New comment', text: 'Wet floor' };

describe('[IM-32] what is being written in a project', () => {
  it('is there until it is saved or given up, each in its place', () => {
    const writings = new Writings();
    writings.put('p1', 'comments/new', comment);
    writings.put('p1', 'calls/new', { ...comment, label: 'New call' });
    writings.put('p2', 'comments/new', { ...comment, text: 'Another project' });
    writings.put('p1', 'comments/new', { ...comment, text: 'Wet floor again' });
    expect([...writings.of('p1')].map(([place, { text }]) => [place, text])).toEqual([['comments/new', 'Wet floor again'], ['calls/new', 'Wet floor']]);
    writings.drop('p1', 'comments/new');
    expect([...writings.of('p1').keys()]).toEqual(['calls/new']);
    expect(writings.of('p2').get('comments/new')?.text).toBe('Another project');
  });

  it('tells of each change, and is the same as long as nothing changes', () => {
    const writings = new Writings();
    let told = 0;
    const leave = writings.subscribe(() => { told += 1; });
    writings.put('p1', 'comments/new', comment);
    const before = writings.of('p1');
    writings.put('p2', 'comments/new', comment);
    writings.drop('p1', 'calls/new');
    expect(writings.of('p1')).toBe(before);
    expect(told).toBe(2);
    leave();
    writings.drop('p1', 'comments/new');
    expect(told).toBe(2);
    expect(writings.of('p1').size).toBe(0);
  });
});
