import { eventually } from './eventually.js';

describe('eventually', () => {
  it('returns what the work returned once it stops failing', async () => {
    let tries = 0;
    const result = await eventually(() => {
      if (++tries < 3) throw new Error('not yet');
      return tries;
    }, { every: 1 });
    expect(result).toBe(3);
  });

  it('throws the last failure when the deadline has passed', async () => {
    await expect(eventually(() => { throw new Error('never'); }, { deadline: 10, every: 1 })).rejects.toThrow('never');
  });

  it('takes false for not yet', async () => {
    await expect(eventually(() => false, { deadline: 10, every: 1 })).rejects.toThrow('did not become true');
  });
});
