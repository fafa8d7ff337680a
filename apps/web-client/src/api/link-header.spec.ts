import { nextLink } from './link-header';

describe('the Link header of a list', () => {
  it('tells where the list goes on', () => {
    expect(nextLink('</api/rest/v1/incidentProjects?size=50&cursor=abc>; rel="next"')).toBe('/api/rest/v1/incidentProjects?size=50&cursor=abc');
    expect(nextLink('</api/a>; rel="prev", </api/b?x=1>; rel="next"')).toBe('/api/b?x=1');
  });

  it('is nothing at the end', () => {
    expect(nextLink(null)).toBeUndefined();
    expect(nextLink('</api/a>; rel="prev"')).toBeUndefined();
  });

  it('never leads away from this site', () => {
    expect(nextLink('<https://elsewhere.example/api/b?x=1>; rel="next"')).toBe('/api/b?x=1');
    expect(nextLink('<https://elsewhere.example/b>; rel="next"')).toBeUndefined();
  });
});
