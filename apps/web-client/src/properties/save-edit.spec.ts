import { ApiError } from '../api/api-error';
import { saveEdit, type Changeable } from './save-edit';

interface Title {
  title: string;
  note: string;
}
type State = Record<keyof Title, string>;

/** Kept as the suite keeps it; `between`: what somebody else does between reading and changing. */
function kept(first: Title, between: (Partial<Title> | undefined)[] = []) {
  let [state, version] = [first, 1];
  const thing: Changeable<Title> = {
    read: () => Promise.resolve({ ...state, etag: `"${version}"` }),
    change: (body, asked) => {
      const foreign = between.shift();
      if (foreign) [state, version] = [{ ...state, ...foreign }, version + 1];
      if (asked !== `"${version}"`) return Promise.reject(new ApiError(412, []));
      [state, version] = [{ ...state, ...body }, version + 1];
      return Promise.resolve(state);
    },
  };
  return { thing, state: () => state };
}

const savedOf = ({ title, note }: Title): State => ({ title, note });
const edit = { seen: { title: 'Old', note: '' }, changes: { title: 'Mine ' } };

describe('[IM-32] saving what an administrator entered', () => {
  it('changes what differs, with the version', async () => {
    const { thing, state } = kept({ title: 'Old', note: 'Since then' });
    expect(await saveEdit(thing, edit, savedOf)).toBeUndefined();
    expect(state()).toEqual({ title: 'Mine', note: 'Since then' });
  });

  it('saves nothing over what somebody else saved, and answers that', async () => {
    const { thing, state } = kept({ title: 'Theirs', note: '' });
    expect(await saveEdit(thing, edit, savedOf)).toMatchObject({ title: 'Theirs' });
    expect(state()).toEqual({ title: 'Theirs', note: '' });
  });

  it('compares anew where somebody was quicker at the last instant', async () => {
    const other = kept({ title: 'Old', note: '' }, [{ note: 'Theirs' }]);
    expect(await saveEdit(other.thing, edit, savedOf)).toBeUndefined();
    expect(other.state()).toEqual({ title: 'Mine', note: 'Theirs' });
    const same = kept({ title: 'Old', note: '' }, [{ title: 'Theirs' }]);
    expect(await saveEdit(same.thing, edit, savedOf)).toMatchObject({ title: 'Theirs' });
    expect(same.state().title).toBe('Theirs');
  });

  it('passes on what is no conflict', async () => {
    const { thing } = kept({ title: 'Old', note: '' });
    await expect(saveEdit({ ...thing, change: () => Promise.reject(new ApiError(503, [])) }, edit, savedOf)).rejects.toThrow(expect.objectContaining({ status: 503 }));
  });
});
