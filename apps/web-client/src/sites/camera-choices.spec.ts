import { camerasBySite, matchingCameras } from './camera-choices';

const names = { own: 'Harbour', child: 'Child site' };
const own = [{ id: 'o2', name: 'Yard 10' }, { id: 'o1', name: 'Yard 2' }];
const child = (id: string, name: string, site: string, siteName?: string) => ({ id, name, site: { type: 'childSites', id: site }, ...(siteName ? { siteName } : {}) });
const children = [child('c1', 'Gate', 's2', 'Quarry'), child('c2', 'Ramp', 's1', 'Depot'), child('c3', 'Gate', 's1', 'Depot')];
const told = (groups: ReturnType<typeof camerasBySite>) => groups.map(({ group, items }) => [group, ...items.map(({ label }) => label)]);

describe('[IM-22] [MG-05] cameras to choose from', () => {
  it('stand site by site, this one first, each in the order of names', () => {
    expect(told(camerasBySite(own, children, names))).toEqual([['Harbour', 'Yard 2', 'Yard 10'], ['Depot', 'Gate', 'Ramp'], ['Quarry', 'Gate']]);
  });

  it('keep sites apart that are called the same, and name one that may not be seen', () => {
    const alike = [child('c1', 'Gate', 's1'), child('c2', 'Gate', 's2')];
    expect(camerasBySite([], alike, names).map(({ site, group }) => [site, group])).toEqual([['s1', 'Child site'], ['s2', 'Child site']]);
  });

  it('have each camera once, and no site without one', () => {
    expect(told(camerasBySite([{ id: 'c1', name: 'Gate' }], [child('c1', 'Gate', 's2', 'Quarry')], names))).toEqual([['Harbour', 'Gate']]);
    expect(camerasBySite([], [], names)).toEqual([]);
  });

  it.each([
    ['gate', [['Depot', 'Gate'], ['Quarry', 'Gate']]],
    ['DEPOT gate', [['Depot', 'Gate']]],
    ['depot', [['Depot', 'Gate', 'Ramp']]],
    [' ', [['Harbour', 'Yard 2', 'Yard 10'], ['Depot', 'Gate', 'Ramp'], ['Quarry', 'Gate']]],
    ['nothing', []],
  ])('are found by their own name and their site’s: %s', (text, found) => {
    expect(told(matchingCameras(camerasBySite(own, children, names), text, 100))).toEqual(found);
  });

  it('are no more than can be shown', () => {
    expect(told(matchingCameras(camerasBySite(own, children, names), '', 3))).toEqual([['Harbour', 'Yard 2', 'Yard 10'], ['Depot', 'Gate']]);
  });
});
