import { after, contains, equals, toQueryString } from './query';

const decoded = (query: string) => decodeURIComponent(query);

describe('list requests as query strings', () => {
  it('is empty when nothing is asked', () => {
    expect(toQueryString({})).toBe('');
  });

  it('writes filters in the suite’s form', () => {
    const query = toQueryString({ filters: [equals('state', 'new'), contains('name', 'gate'), after('time', new Date(0))] });
    expect(decoded(query)).toBe("?state='new'&name=contains:'gate'&time=gt:'1970-01-01T00:00:00.000Z'");
  });

  it('leaves out filters that nobody filled in', () => {
    expect(toQueryString({ filters: [contains('name', ''), equals('type', undefined)] })).toBe('');
  });

  it('carries quotes inside a value as they are', () => {
    expect(decoded(toQueryString({ filters: [equals('name', "Jeanne d'Arc")] }))).toBe("?name='Jeanne d'Arc'");
  });

  it('writes order, page, size and flags', () => {
    const query = toQueryString({ order: { column: 'time', direction: 'desc' }, page: 2, size: 50, flags: ['disabled'] });
    expect(decoded(query)).toBe("?orderBy=desc:'time'&page=2&size=50&disabled");
  });
});
