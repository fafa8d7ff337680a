import { conditionsOf, orderOf, readIncidentSearch } from './incident-search';

describe('[IM-28] the address of the incident list', () => {
  it('holds filters by every property, free text and order', () => {
    const search = readIncidentSearch({ text: 'door', status: 's', category2: 'v', integer1: 'gt:2', checkBox1: true, order: 'asc:number' });
    expect(search).toMatchObject({ text: 'door', status: 's', category2: 'v', integer1: 'gt:2', checkBox1: 'true', order: 'asc:number' });
    expect(conditionsOf(search).map(({ column }) => column)).toEqual(['status', 'category2', 'integer1', 'checkBox1']);
  });

  it('counts what it does not know as not there', () => {
    expect(readIncidentSearch({ order: 'desc:colour', colour: 'red', type: { a: 1 } })).toEqual({ text: undefined, order: undefined });
  });

  it('is newest first unless it says otherwise', () => {
    expect(orderOf({})).toEqual({ column: 'createdAt', direction: 'desc' });
    expect(orderOf({ order: 'asc:dueTime' })).toEqual({ column: 'dueTime', direction: 'asc' });
  });
});
