import { ApiError } from '../api/api-error';
import { removeSeen, type Removable } from './remove-seen';

type Texts = Record<'name' | 'description', string>;

/** Kept as the suite keeps it; `between`: what somebody else makes of it between reading and deleting. */
function kept(first: Texts, between: (Texts | undefined)[] = []) {
  let [state, version]: [Texts | undefined, number] = [first, 1];
  const asked: (string | undefined)[] = [];
  const thing: Removable<Texts> = {
    read: () => (state ? Promise.resolve({ ...state, etag: `"${version}"` }) : Promise.reject(new ApiError(410, []))),
    remove: (wanted) => {
      asked.push(wanted);
      const foreign = between.shift();
      if (foreign) [state, version] = [foreign, version + 1];
      if (wanted !== `"${version}"`) return Promise.reject(new ApiError(412, []));
      state = undefined;
      return Promise.resolve();
    },
  };
  return { thing, state: () => state, asked };
}

const savedOf = ({ name, description }: Texts): Texts => ({ name, description });
const seen = { name: 'Visitor', description: '' };

describe('[IM-05] [IM-32] deleting what an administrator saw', () => {
  it('deletes it with its version', async () => {
    const { thing, state, asked } = kept(seen);
    expect(await removeSeen(thing, seen, savedOf)).toBeUndefined();
    expect([state(), asked]).toEqual([undefined, ['"1"']]);
  });

  it('deletes nothing that somebody else has changed, and answers that', async () => {
    const theirs = { name: 'Visitor or guest', description: '' };
    const { thing, state, asked } = kept(theirs);
    expect(await removeSeen(thing, seen, savedOf)).toMatchObject(theirs);
    expect([state(), asked]).toEqual([theirs, []]);
    expect(await removeSeen(thing, theirs, savedOf)).toBeUndefined();
    expect(state()).toBeUndefined();
  });

  it('compares anew where somebody was quicker at the last instant', async () => {
    const theirs = { ...seen, description: 'Not employed here' };
    const other = kept(seen, [theirs]);
    expect(await removeSeen(other.thing, seen, savedOf)).toMatchObject(theirs);
    expect(other.state()).toEqual(theirs);
    const alike = kept(seen, [{ ...seen }]);
    expect(await removeSeen(alike.thing, seen, savedOf)).toBeUndefined();
    expect(alike.asked).toEqual(['"1"', '"2"']);
  });

  it('is content where it is gone already, and passes on what is no conflict', async () => {
    const { thing } = kept(seen);
    await thing.remove('"1"');
    expect(await removeSeen(thing, seen, savedOf)).toBeUndefined();
    const inUse = new ApiError(409, []);
    await expect(removeSeen({ ...kept(seen).thing, remove: () => Promise.reject(inUse) }, seen, savedOf)).rejects.toBe(inUse);
  });
});
