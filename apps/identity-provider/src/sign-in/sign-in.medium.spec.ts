import { wellKnown } from '@vigie/contracts';
import { Browser } from '../testing/browser.js';
import type { Shown } from '../testing/browser.js';
import { RelyingParty } from '../testing/relying-party.js';
import { RunningProvider } from '../testing/running-provider.js';
import { freeTries } from '../throttle/throttle.rules.js';

const admin = { name: 'Admin', password: 'four words make sense' };

describe('the sign-in page', () => {
  let provider: RunningProvider;
  let web: RelyingParty;
  beforeAll(async () => {
    provider = await RunningProvider.start();
    web = await RelyingParty.of(provider.origin);
    await web.signIn({ name: 'Admin', password: await provider.read('admin-password'), newPassword: admin.password });
  });
  afterAll(() => provider.stop());
  beforeEach(() => provider.query('DELETE FROM rate_limits'));

  const page = async (browser: Browser, parameters: Record<string, string> = {}): Promise<Shown> => browser.open((await web.begin(parameters)).address);
  const words = (shown: Shown): string => shown.text.replace(/<style[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>|<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();

  it('[ID-01] needs no script, loads nothing and cannot be framed', async () => {
    const { text, headers } = await page(new Browser());
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
    expect(text).not.toMatch(/<script|javascript:|\son\w+=|https?:\/\/(?!www\.w3\.org)/i);
    expect(text).not.toMatch(/\sstyle="/);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['en', {}, {}, 'Sign in'],
    ['fr', { 'Accept-Language': 'fr-CA, en;q=0.8' }, {}, 'Se connecter'],
    ['ja', { 'Accept-Language': 'de, ja;q=0.5' }, {}, 'サインイン'],
    ['ja', { 'Accept-Language': 'fr' }, { ui_locales: 'xx ja' }, 'ユーザー名'],
  ])('[ID-01] speaks %s', async (language, headers, parameters, word) => {
    const shown = await page(new Browser(headers as Record<string, string>), parameters as Record<string, string>);
    expect(shown.text).toContain(`<html lang="${language}">`);
    expect(words(shown)).toContain(word);
  });

  it('[ID-01] keeps a language that was chosen on it', async () => {
    const browser = new Browser();
    const first = await page(browser);
    const french = await browser.open(new URL('?language=fr', first.url));
    expect(words(await browser.submit(french, { name: 'x', password: 'y' }))).toContain('le mot de passe est incorrect');
  });

  it('[ID-19] answers an unknown name, a wrong password and a disabled account alike', async () => {
    await provider.query(`INSERT INTO accounts (id, name, name_key, password_hash, must_change_password, disabled)
      SELECT gen_random_uuid(), 'gone', 'gone', password_hash, false, true FROM accounts WHERE id = $1`, [wellKnown.adminUser]);
    const answers: string[] = [];
    for (const [name, password] of [['nobody', admin.password], ['Admin', 'wrong'], ['gone', admin.password]] as const) {
      const browser = new Browser();
      const shown = await browser.submit(await page(browser), { name, password });
      expect(shown.status).toBe(400);
      expect(shown.text).not.toContain(password);
      answers.push(shown.text.replace(/value="[^"]*"/g, ''));
    }
    expect(new Set(answers).size).toBe(1);
    const refusals = (await provider.entries('account.signInRefused')).slice(-3);
    expect(refusals.map(({ reason, object }) => [reason, object?.name])).toEqual([['accountUnknown', undefined], ['passwordWrong', 'Admin'], ['accountDisabled', 'gone']]);
  });

  it.each([['203.0.113.7', '203.0.113.7'], ['9.9.9.9, 203.0.113.7', '203.0.113.7'], ["<b>'x'", '127.0.0.1'], ['2001:DB8::7', '2001:db8::7']])(
    '[ID-19] [OP-09] counts and logs the address that the gateway names (%s)', async (forwarded, address) => {
      for (const written of [forwarded, `1.2.3.4, ${forwarded}`]) {
        const browser = new Browser({ 'X-Forwarded-For': written });
        await browser.submit(await page(browser), { name: 'nobody', password: 'wrong' });
      }
      expect((await provider.entries('account.signInRefused')).slice(-2).map(({ clientAddress }) => clientAddress)).toEqual([address, address]);
      expect(await provider.query("SELECT points FROM rate_limits WHERE key LIKE 'address%'")).toMatchObject([{ points: 2 }]);
    },
  );

  it('[ID-19] takes as long for an unknown name as for a wrong password', async () => {
    const browser = new Browser();
    const shown = await page(browser);
    const time = async (name: string): Promise<number> => {
      await provider.query('DELETE FROM rate_limits');
      const from = performance.now();
      await browser.submit(shown, { name, password: 'wrong' });
      return performance.now() - from;
    };
    const [unknown, known]: [number[], number[]] = [[], []];
    for (let round = 0; round < 10; round += 1) {
      unknown.push(await time('nobody'));
      known.push(await time('Admin'));
    }
    // The best of many rounds: what the work itself takes, not what else the machine does.
    const ratio = Math.min(...unknown) / Math.min(...known);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('[ID-19] slows guessing down without locking anybody out, least of all on a device that is known', async () => {
    const { browser: known } = await web.signIn(admin);
    const guesser = new Browser();
    const form = await page(guesser);
    for (let round = 0; round < freeTries + 1; round += 1) await guesser.submit(form, { name: 'Admin', password: `guess ${round}` });
    const slowed = await guesser.submit(form, { name: 'Admin', password: admin.password });
    expect([slowed.status, Number(slowed.headers.get('retry-after')) > 0]).toEqual([400, true]);
    expect(words(slowed)).toMatch(/Too many tries\. Wait \d+ seconds?/);
    expect((await provider.entries('account.signInRefused')).at(-1)).toMatchObject({ reason: 'lockedOut' });
    const fromKnown = await known.submit(await page(known, { prompt: 'login' }), admin);
    expect(fromKnown.url.pathname).toBe('/signed-in');
    await provider.query("UPDATE rate_limits SET expire = 0 WHERE key LIKE 'pause:%'");
    expect((await guesser.submit(form, admin)).url.pathname).toBe('/signed-in');
  });

  it('[ID-19] slows an address down that tries many accounts', async () => {
    await provider.query("UPDATE rate_limits SET points = 1000 WHERE key LIKE 'address:%'");
    const browser = new Browser();
    const shown = await page(browser);
    await browser.submit(shown, { name: 'a', password: 'b' });
    await provider.query("UPDATE rate_limits SET points = 1000 WHERE key LIKE 'address:%'");
    expect(words(await browser.submit(shown, { name: 'c', password: 'd' }))).toContain('Too many tries');
  });

  it('[ID-01] answers programs by code', async () => {
    const browser = new Browser({ Accept: 'application/json' });
    const shown = await page(new Browser());
    const refused = await browser.submit(shown, { name: 'Admin', password: 'wrong' });
    expect(refused.status).toBe(400);
    const ownForm = await page(browser);
    const wrong = await browser.submit(ownForm, { name: 'Admin', password: 'wrong' });
    expect([wrong.status, JSON.parse(wrong.text)]).toEqual([400, { error: 'invalid_grant', error_description: expect.any(String), error_code: 'InvalidCredentials' }]);
    await provider.query('UPDATE accounts SET must_change_password = true WHERE id = $1', [wellKnown.adminUser]);
    const change = await browser.submit(ownForm, admin);
    await provider.query('UPDATE accounts SET must_change_password = false WHERE id = $1', [wellKnown.adminUser]);
    expect(JSON.parse(change.text)).toMatchObject({ error_code: 'ChangePassword' });
    for (let round = 0; round < freeTries + 2; round += 1) await browser.submit(ownForm, { name: 'Admin', password: 'wrong' });
    expect(JSON.parse((await browser.submit(ownForm, admin)).text)).toMatchObject({ error_code: 'LockedOut' });
  });

  it('[ID-18] takes no form that another site made, nor one of another sign-in', async () => {
    const browser = new Browser();
    const shown = await page(browser);
    const forged = { ...shown, text: shown.text.replace(/name="form" value="[^"]*"/, 'name="form" value="forged"') };
    expect((await browser.submit(forged, admin)).status).toBe(400);
    expect((await new Browser().submit(shown, admin)).status).toBe(400);
    const other = await page(new Browser());
    expect((await browser.submit({ ...shown, text: other.text }, admin)).status).toBe(400);
    expect((await browser.submit(shown, admin)).url.pathname).toBe('/signed-in');
  });

  it('[ID-02] takes strange input for a wrong one: HTML, SQL, too much, bad UTF-8', async () => {
    const browser = new Browser();
    const shown = await page(browser);
    const odd = await browser.submit(shown, { name: `"><script>alert(1)</script>' OR 1=1 --`, password: '\u0000' });
    expect([odd.status, odd.text.includes('<script')]).toEqual([400, false]);
    const huge = await fetch(shown.url, { method: 'POST', body: new URLSearchParams({ name: 'x'.repeat(60_000) }), headers: { Cookie: browser.named('vigie_sign_in').map(({ name, value }) => `${name}=${value}`).join('; ') } });
    expect([huge.status, (await huge.text()).includes('request.tooLarge')]).toEqual([413, true]);
    const bad = await fetch(shown.url, { method: 'POST', body: Buffer.from([0x61, 0x3d, 0xff]), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
    expect(bad.status).toBe(400);
    expect((await fetch(`${provider.origin}/IDP/sign-in/unknown`)).status).toBe(400);
  });
});
