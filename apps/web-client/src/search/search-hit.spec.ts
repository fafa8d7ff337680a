import { rank, score, type SearchHit } from './search-hit';

const hit = (label: string): SearchHit => ({ key: label, kind: 'camera', label, open: () => undefined });

describe('search', () => {
  it('needs every word', () => {
    expect(score('Entrance 2', 'ent 2')).toBeGreaterThan(0);
    expect(score('Entrance 2', 'ent 3')).toBe(0);
  });

  it.each([['Côté jardin', 'cote'], ['ÎLE', 'île'], ['ПОЖАР', 'пожар'], ['カメラ', 'ｶﾒﾗ'], ['かめら', 'カメラ'], ['Straße', 'STRASSE']])('[IN-07] finds %s by %s, as the services do', (label, text) => {
    expect(score(label, text)).toBeGreaterThan(0);
  });

  it('puts starts of words first', () => {
    const hits = [hit('Car park'), hit('Parking'), hit('Spark room')];
    expect(rank(hits, 'park', 9).map((found) => found.label)).toEqual(['Parking', 'Car park', 'Spark room']);
  });

  it('shows everything, up to a limit, before anything is typed', () => {
    expect(rank([hit('a'), hit('b'), hit('c')], ' ', 2)).toHaveLength(2);
  });
});
