import { ticks } from './ticks';

const HOUR = 3_600_000;
const utc = () => 0;
const at = (time: string) => Date.parse(time);

describe('marks on the time line', () => {
  it('stand at round times, about as far apart as a label needs', () => {
    const marks = ticks({ from: at('2026-11-22T09:58:00Z'), to: at('2026-11-22T10:58:00Z') }, 800, utc);
    expect(marks[0]?.time).toBe(at('2026-11-22T10:00:00Z'));
    expect((marks[1]?.time ?? 0) - (marks[0]?.time ?? 0)).toBe(HOUR / 6);
  });

  it('follow local midnight', () => {
    const plusNine = () => 9 * HOUR;
    const marks = ticks({ from: at('2026-11-21T00:00:00Z'), to: at('2026-11-24T00:00:00Z') }, 300, plusNine);
    expect(marks.filter((mark) => mark.major).map((mark) => new Date(mark.time).getUTCHours())).toEqual([15, 15, 15]);
  });

  it('stay at full hours when the clocks change', () => {
    const change = at('2026-10-25T01:00:00Z');
    const paris = (instant: number) => (instant < change ? 2 : 1) * HOUR;
    const marks = ticks({ from: at('2026-10-24T20:00:00Z'), to: at('2026-10-25T12:00:00Z') }, 500, paris);
    expect(marks.every((mark) => (mark.time + paris(mark.time)) % HOUR === 0)).toBe(true);
  });

  it('go down to parts of a second', () => {
    const marks = ticks({ from: 0, to: 2000 }, 800, utc);
    expect(marks[0]?.unit).toBe('millisecond');
  });
});
