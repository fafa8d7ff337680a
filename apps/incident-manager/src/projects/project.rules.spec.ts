import fc from 'fast-check';
import { applyChange, asLogged, emptyMembers, projectNumber, readMembers } from './project.rules.js';

describe('members of a project', () => {
  const dto = fc.record({
    title: fc.option(fc.string(), { nil: undefined }), description: fc.option(fc.string()), startTime: fc.constantFrom(null, undefined, '2026-11-22T10:00:00Z'),
    endTime: fc.constantFrom(null, '2026-11-22T11:00:00Z'),
  });

  it('[IM-20] a change that names nothing changes nothing', () => {
    fc.assert(fc.property(dto, (first) => {
      const members = readMembers(first);
      expect(applyChange(members, {})).toEqual(members);
      expect(applyChange(members, { title: null, type: null, startTime: null })).toEqual(members);
    }));
  });

  it('[IM-20] saying the same twice says it once', () => {
    fc.assert(fc.property(dto, (first) => {
      const members = readMembers(first);
      expect(applyChange(members, first)).toEqual(members);
    }));
  });

  it('[IM-20] checks the order of times over what stays and what is new', () => {
    const members = readMembers({ startTime: '2026-11-22T10:00:00Z' });
    expect(() => applyChange(members, { endTime: '2026-11-22T09:00:00Z' })).toThrow('incident.endBeforeStart');
  });

  it('[IM-27] logs properties under the name they have', () => {
    const logged = asLogged({ ...emptyMembers, typeId: 'a', statusId: 'b' }, new Map([['a', 'Theft']]));
    expect(Object.fromEntries(Object.entries(logged).filter(([, value]) => value !== undefined))).toEqual({ type: { id: 'a', name: 'Theft' }, status: { id: 'b', name: 'b' } });
  });

  it('[IM-20] numbers projects by day and count', () => {
    expect([projectNumber('2026-11-22', 1), projectNumber('2026-11-22', 12_345)]).toEqual(['20261122-0001', '20261122-12345']);
  });
});
