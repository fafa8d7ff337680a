import { decide, holdsAnywhere } from './decide.js';
import { RightsIndex } from './rights-index.js';
import { readWorlds } from './worlds/world.js';

describe.each(readWorlds())('$title', (world) => {
  const index = new RightsIndex();
  for (const [key, document] of world.rights) index.applyRights(key, document);
  for (const [key, document] of world.sessions) index.applySession(key, document);

  it.each(world.expectations.filter(({ reason }) => !reason))('allows $line', ({ principal, privilege, entity, instant }) => {
    expect(decide(index, { principal, privilege, entity, circumstances: { at: world.at, instant } })).toMatchObject({ allowed: true });
  });

  it.each(world.expectations.filter(({ reason }) => reason))('refuses $line: $reason', ({ principal, privilege, entity, instant, reason }) => {
    expect(decide(index, { principal, privilege, entity, circumstances: { at: world.at, instant } })).toMatchObject({ allowed: false, reason });
  });

  it('lets the first gate refuse nobody whom the decision allows', () => {
    for (const { principal, privilege } of world.expectations.filter(({ reason }) => !reason)) {
      expect(holdsAnywhere(index, principal, privilege).allowed).toBe(true);
    }
  });
});

describe('decide', () => {
  it('names the role and the grant that decided, so that "why?" has an answer', () => {
    const [world] = readWorlds().filter(({ title }) => title.includes('a denial wins'));
    const index = new RightsIndex();
    for (const [key, document] of world?.rights ?? []) index.applyRights(key, document);
    const refused = world?.expectations.find(({ reason }) => reason === 'denied');
    expect(refused && decide(index, refused)).toMatchObject({ role: { name: 'exceptVault' }, grant: expect.any(String) as string });
  });

  it('forgets what a deleted document gave', () => {
    const [world] = readWorlds().filter(({ title }) => title.includes('needs the privilege'));
    const index = new RightsIndex();
    for (const [key, document] of world?.rights ?? []) index.applyRights(key, document);
    const expectation = world?.expectations[0];
    for (const [key] of world?.rights.filter(([name]) => name.startsWith('role.')) ?? []) index.applyRights(key, undefined);
    expect(expectation && decide(index, expectation)).toMatchObject({ allowed: false, reason: 'notGranted' });
  });
});
