import { withKept } from './use-children';

const row = (id: string, time: string) => ({ id, time });
const timeOf = ({ time }: { time: string }) => time;

describe('rows that are being edited', () => {
  it('[IM-32] stay in their place when somebody deletes them', () => {
    const [first, second, third] = [row('a', '2026-01-01'), row('b', '2026-01-02'), row('c', '2026-01-03')];
    expect(withKept([first, third], [second], timeOf)).toEqual([{ row: first, gone: false }, { row: second, gone: true }, { row: third, gone: false }]);
  });

  it('are shown once, as the suite has them, while they are there', () => {
    const now = row('a', '2026-01-05');
    expect(withKept([now], [row('a', '2026-01-01')], timeOf)).toEqual([{ row: now, gone: false }]);
  });

  it('leave the order of the list alone otherwise', () => {
    const rows = [row('b', '2026-01-02'), row('a', '2026-01-01')];
    expect(withKept(rows, [], timeOf).map((each) => each.row.id)).toEqual(['b', 'a']);
  });
});
