import { changeBody, sameValue, valueOf, type Member, type MemberValue } from './members';

const ids = new Map([['category1', 'c1'], ['integer1', 'i1'], ['checkBox1', 'b1']]);
const body = (changes: [Member, MemberValue][]) => changeBody(new Map(changes), ids);

describe('[IM-24] a change of a project', () => {
  it('names what it changes and nothing else', () => {
    expect(body([['title', 'Fall'], ['type', { type: 'incidentTypes', id: 't', name: 'Visitor' }]])).toEqual({ title: 'Fall', type: { type: 'incidentTypes', id: 't' } });
  });

  it('takes values away by name', () => {
    expect(body([['type', null], ['description', '']])).toEqual({ clear: ['type', 'description'] });
    expect(body([['category1', null], ['integer1', null]])).toEqual({
      categories: [{ category: { type: 'incidentCategories', id: 'c1' }, value: null }], data: [{ field: { type: 'incidentDataFields', id: 'i1' }, value: null }],
    });
  });

  it('carries categories and incident data by their ids', () => {
    expect(body([['category1', { type: 'incidentCategoryValues', id: 'v', name: 'Wet floor' }], ['checkBox1', false]])).toEqual({
      categories: [{ category: { type: 'incidentCategories', id: 'c1' }, value: { type: 'incidentCategoryValues', id: 'v' } }],
      data: [{ field: { type: 'incidentDataFields', id: 'b1' }, value: false }],
    });
  });
});

describe('what a project has', () => {
  const project = {
    id: 'p', createdAt: '', title: 'Fall',
    categories: [{ category: { type: 'incidentCategories', id: 'c1' }, value: { type: 'incidentCategoryValues', id: 'v' } }],
    data: [{ field: { type: 'incidentDataFields', id: 'i1' }, value: 3 }],
  };

  it('is found by the name that refusals use', () => {
    expect(valueOf(project, 'title', ids)).toBe('Fall');
    expect(valueOf(project, 'category1', ids)).toMatchObject({ id: 'v' });
    expect(valueOf(project, 'integer1', ids)).toBe(3);
    expect(valueOf(project, 'endTime', ids)).toBeNull();
  });

  it('is the same whatever a reference is called', () => {
    expect(sameValue({ type: 'users', id: 'u', name: 'Olga' }, { type: 'users', id: 'u' })).toBe(true);
    expect(sameValue(null, '')).toBe(true);
    expect(sameValue(false, null)).toBe(false);
    expect(sameValue('3', 3)).toBe(true);
    expect(sameValue('1250.50', '1250.5')).toBe(true);
    expect(sameValue('10', '1')).toBe(false);
  });
});
