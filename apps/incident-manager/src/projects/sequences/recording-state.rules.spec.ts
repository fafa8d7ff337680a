import fc from 'fast-check';
import { mayHaveChanged, recordingState } from './recording-state.rules.js';

const at = (second: number): Date => new Date(Date.UTC(2026, 10, 22, 10, 0, second));
const piece = (from: number, to: number) => ({ from: at(from).toISOString(), to: at(to).toISOString() });

describe('recordingState', () => {
  it.each([
    ['none', []], ['all', [piece(0, 60)]], ['all', [piece(0, 30), piece(31, 60)]], ['all', [piece(1, 59)]],
    ['part', [piece(0, 30)]], ['part', [piece(30, 60)]], ['part', [piece(0, 10), piece(20, 60)]],
  ])('[IM-23] says "%s"', (expected, spans) => {
    expect(recordingState(at(0), at(60), spans)).toBe(expected);
  });

  it('[IM-23] pieces that touch are as good as one, however many', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 59 })), (cuts) => {
      const edges = [0, ...cuts.sort((one, other) => one - other), 60];
      expect(recordingState(at(0), at(60), edges.slice(1).map((edge, index) => piece(edges[index] ?? 0, edge)))).toBe('all');
    }));
  });
});

describe('mayHaveChanged', () => {
  it.each<[string, Parameters<typeof mayHaveChanged>, boolean]>([
    ['nobody knew', ['unknown', at(0), at(0), at(30)], true],
    ['just asked', ['unknown', at(0), at(0), at(2)], false],
    ['all is there', ['all', at(60), at(0), at(300)], false],
    ['asked before the end was on disk', ['part', at(60), at(61), at(90)], true],
    ['asked long after the end', ['none', at(0), at(600), at(900)], false],
  ])('[IM-23] %s', (_, parameters, expected) => {
    expect(mayHaveChanged(...parameters)).toBe(expected);
  });
});
