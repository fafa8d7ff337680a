import { decodeProtectedHeader } from 'jose';
import * as client from 'openid-client';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wellKnown } from '@vigie/contracts';
import { Database } from '@vigie/platform/persistence';
import { IdentityConfig } from '../app.config.js';
import { SystemKey } from '../secrets/system-key.js';
import { Browser } from '../testing/browser.js';
import { RelyingParty } from '../testing/relying-party.js';
import { RunningProvider } from '../testing/running-provider.js';
import { Upkeep } from '../upkeep/upkeep.js';
import { KeyRing } from './key-ring.js';
import { leadMs, overlapMs } from './key-ring.rules.js';

const admin = { name: 'Admin', password: 'four words make sense' };
const days = 86_400_000;

describe('key rotation', () => {
  let provider: RunningProvider;
  let web: RelyingParty;
  beforeAll(async () => {
    provider = await RunningProvider.start();
    web = await RelyingParty.of(provider.origin);
    await web.signIn({ name: 'Admin', password: await provider.read('admin-password'), newPassword: admin.password });
  });
  afterAll(() => provider.stop());

  const kids = async (origin = provider.origin): Promise<string[]> => {
    const { keys } = (await (await fetch(`${origin}/IDP/jwks`)).json()) as { keys: { kid: string; d?: string }[] };
    expect(keys.some((key) => 'd' in key)).toBe(false);
    return keys.map(({ kid }) => kid);
  };
  const works = async (token: string): Promise<boolean> => (await fetch(`${provider.origin}/IDP/me`, { headers: { Authorization: `Bearer ${token}` } })).ok;

  it('[ID-01] shows the next key before it signs, and takes over without anybody noticing', async () => {
    const [first] = await kids();
    const { tokens, browser } = await web.signIn(admin);
    const due = new Date(Date.now() + 90 * days - leadMs / 2);
    await provider.get(Upkeep).keys(due);
    const shown = await kids();
    expect(shown).toHaveLength(2);
    expect(shown[0]).toBe(first);
    const during = await web.refresh(tokens);
    expect(decodeProtectedHeader(during.access_token).kid).toBe(first);
    await provider.get(Upkeep).keys(new Date(due.getTime() + leadMs));
    const after = await web.refresh(during);
    expect(decodeProtectedHeader(after.access_token).kid).toBe(shown[1]);
    // What the old key signed holds, and sessions go on.
    expect(await works(during.access_token)).toBe(true);
    expect(await works(after.access_token)).toBe(true);
    const { address, checks } = await web.begin({ prompt: 'none' });
    expect((await client.authorizationCodeGrant(web.configuration, (await browser.open(address)).url, checks)).id_token).toBeTruthy();
    await provider.get(Upkeep).keys(new Date(due.getTime() + leadMs + overlapMs + 1_000));
    expect(await kids()).toEqual([shown[1]]);
    expect(await works(during.access_token)).toBe(false);
  });

  it('[ID-01] is the same for every copy of the service, which takes over sessions of the others', async () => {
    const copies = await Promise.all([provider.copy(), provider.copy()]);
    try {
      for (const copy of copies) {
        const ring = copy.app.get(KeyRing, { strict: false });
        expect(ring.current(new Date(Date.now() + 200 * days)).map(({ kid }) => kid)).toEqual(await kids());
      }
    } finally {
      await Promise.all(copies.map((copy) => copy.stop()));
    }
    const [{ made } = { made: 0 }] = await provider.query<{ made: number }>('SELECT max(number) AS made FROM signing_keys');
    expect(made).toBe(2);
  });

  it('[ID-01] makes one key when several copies find it due at once', async () => {
    const ring = provider.get(KeyRing);
    const due = new Date(Date.now() + 400 * days);
    await Promise.all(Array.from({ length: 6 }, () => ring.maintain(due)));
    const [{ made } = { made: 0 }] = await provider.query<{ made: number }>('SELECT max(number) AS made FROM signing_keys');
    expect(made).toBe(3);
    expect(await provider.entries('signingKey.created')).toHaveLength(3);
  });

  it('says what is wrong when the system key is not the one that sealed the keys', async () => {
    const config = Object.assign(new IdentityConfig(), { systemKeyFile: join(provider.directory, 'another-system-key') });
    await writeFile(config.systemKeyFile, 'another key that has never sealed anything here');
    await expect(new KeyRing(provider.get(Database), new SystemKey(config), config).maintain()).rejects.toThrow(/another-system-key\. Put back the key/);
  });

  it('keeps private keys sealed', async () => {
    for (const { private_key: sealed } of await provider.query<{ private_key: Buffer }>('SELECT private_key FROM signing_keys')) expect(sealed.includes('"d"')).toBe(false);
  });
});

describe('a restart', () => {
  it('[ID-01] loses no session, no key and no account', async () => {
    const provider = await RunningProvider.start();
    try {
      const web = await RelyingParty.of(provider.origin);
      const { tokens, browser } = await web.signIn({ name: 'Admin', password: await provider.read('admin-password'), newPassword: admin.password });
      const pending = await web.begin();
      const stranger = new Browser();
      const page = await stranger.open(pending.address);
      await provider.restart();
      expect((await web.refresh(tokens)).access_token).toBeTruthy();
      expect((await browser.open((await web.begin({ prompt: 'none' })).address)).url.searchParams.has('code')).toBe(true);
      expect((await stranger.submit(page, admin)).url.searchParams.has('code')).toBe(true);
      expect(await provider.query('SELECT id FROM accounts')).toEqual([{ id: wellKnown.adminUser }]);
      expect(await provider.query('SELECT number FROM signing_keys')).toEqual([{ number: 1 }]);
    } finally {
      await provider.stop();
    }
  });
});
