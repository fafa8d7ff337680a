import { IdentityConfig } from '../app.config.js';
import { PasswordHasher } from './password-hasher.js';

describe('PasswordHasher', () => {
  const hasher = new PasswordHasher(Object.assign(new IdentityConfig(), { passwordHashers: 2 }));

  it('[ID-02] makes argon2id hashes that only the password opens', async () => {
    const stored = await hasher.hash('correct horse battery');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await expect(hasher.verify(stored, 'correct horse battery')).resolves.toBe(true);
    await expect(hasher.verify(stored, 'correct horse batterY')).resolves.toBe(false);
    await expect(hasher.verify(undefined, 'correct horse battery')).resolves.toBe(false);
  });

  it('[ID-19] takes as long for a name that does not exist as for a wrong password', async () => {
    const stored = await hasher.hash('correct horse battery');
    const time = async (against: string | undefined): Promise<number> => {
      const from = performance.now();
      await hasher.verify(against, 'wrong');
      return performance.now() - from;
    };
    const [unknown, wrong]: [number[], number[]] = [[], []];
    for (let round = 0; round < 12; round += 1) {
      unknown.push(await time(undefined));
      wrong.push(await time(stored));
    }
    const ratio = Math.min(...unknown) / Math.min(...wrong);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});
