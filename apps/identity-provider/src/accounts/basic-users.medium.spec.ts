import { decodeJwt } from 'jose';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sessionsKey, sessionsState, wellKnown } from '@vigie/contracts';
import { States } from '@vigie/platform/messaging';
import { eventually } from '@vigie/testing';
import { Browser } from '../testing/browser.js';
import { RelyingParty } from '../testing/relying-party.js';
import { RunningProvider } from '../testing/running-provider.js';

const admin = { name: 'Admin', password: 'four words make sense' };
const phrase = 'a phrase that is long';

interface Answer {
  status: number;
  etag: string | null;
  code?: string;
  body: { array?: Item[]; data?: Item; result?: Item; state?: string; error?: { details: { errorTextId: string; property?: string }[] } };
}

type Item = Record<string, unknown> & { id: string };

describe('basic users', () => {
  let provider: RunningProvider;
  let web: RelyingParty;
  let token: string;
  beforeAll(async () => {
    provider = await RunningProvider.start();
    web = await RelyingParty.of(provider.origin);
    await web.signIn({ name: 'Admin', password: await provider.read('admin-password'), newPassword: admin.password });
    ({ tokens: { access_token: token } } = await web.signIn(admin));
  });
  afterAll(() => provider.stop());

  const call = async (method: string, path: string, body?: object, options: { as?: string; ifMatch?: string } = {}): Promise<Answer> => {
    const response = await provider.fetch(path, {
      method, body: body && JSON.stringify(body), headers: { Authorization: `Bearer ${options.as ?? token}`, ...(options.ifMatch ? { 'If-Match': options.ifMatch } : {}) },
    });
    const answer = (await response.json()) as Answer['body'];
    return { status: response.status, etag: response.headers.get('etag'), code: answer.error?.details[0]?.errorTextId, body: answer };
  };
  const create = async (name: string, more: object = {}): Promise<Item> => {
    const answer = await call('POST', 'basicUsers', { name, password: phrase, mustChangePassword: false, ...more });
    if (!answer.body.result) throw new Error(`${answer.status} ${answer.code}`);
    return answer.body.result;
  };
  const state = (key: string) => provider.get(States).bucket(sessionsState).get(key);

  it('[ID-02] are created, told and shown without their password', async () => {
    const answer = await call('POST', 'basicUsers', { name: ' Ada ', password: phrase, fullName: 'Ada L.', description: 'Night', isExternal: false });
    expect(answer).toMatchObject({ status: 201, etag: '"1"', body: { result: { name: 'Ada', fullName: 'Ada L.', mustChangePassword: true, disabled: false, state: 'Success' } } });
    const id = answer.body.result?.id ?? '';
    expect(answer.body.result?.path).toEqual({ type: 'basicUsers', id });
    expect(await provider.facts('account.created.v1')).toContainEqual({ id, name: 'Ada', fullName: 'Ada L.', description: 'Night', disabled: false, builtIn: false });
    expect(await provider.entries('account.created')).toMatchObject([{ log: 'administration', user: { name: 'Admin' }, object: { type: 'basicUsers', id, name: 'Ada' } }]);
    const shown = await call('GET', `basicUsers/${id}`);
    expect(shown.body.data).toMatchObject({ id, relations: { self: { type: 'basicUsers', id } } });
    expect(JSON.stringify([answer, shown, await call('GET', 'basicUsers')])).not.toMatch(/argon2|phrase|hash/i);
  });

  it('[ID-02] are refused by code', async () => {
    expect(await call('POST', 'basicUsers', { name: 'ADA', password: phrase })).toMatchObject({ status: 409, code: 'object.exists' });
    expect(await call('POST', 'basicUsers', { name: 'x', password: 'short' })).toMatchObject({ status: 400, code: 'password.tooShort' });
    expect(await call('POST', 'basicUsers', { name: 'x', password: 'Password2026!' })).toMatchObject({ status: 400, code: 'password.common' });
    expect(await call('POST', 'basicUsers', { name: '<b>', password: phrase })).toMatchObject({ status: 400, code: 'request.invalid' });
    expect(await call('POST', 'basicUsers', { password: phrase })).toMatchObject({ status: 400, code: 'request.invalid' });
    expect(await call('GET', 'basicUsers/3f2b6a0e-7d0c-4b11-9d55-6f5a2f7c9d10')).toMatchObject({ status: 404, code: 'object.notFound' });
    expect(await call('GET', "basicUsers?passwordHash=startsWith:'$'")).toMatchObject({ status: 400, code: 'query.unknownColumn' });
    expect(await call('GET', "basicUsers?name=contains:'%27%20OR%201=1'")).toMatchObject({ status: 200, body: { array: [] } });
    expect((await provider.fetch('basicUsers')).status).toBe(401);
  });

  it('[ID-02] are listed by filter and order, the disabled ones with the flag only', async () => {
    const { id } = await create('bob');
    await call('PATCH', `basicUsers/${id}`, { disabled: true });
    const names = async (query: string) => (await call('GET', `basicUsers?${query}`)).body.array?.map(({ name }) => name);
    expect(await names("orderBy=desc:'name'")).toEqual(['Admin', 'Ada']);
    expect(await names('disabled')).toEqual(['Ada', 'Admin', 'bob']);
    expect(await names("name=startsWith:'AD'&size=1&page=1")).toEqual(['Admin']);
  });

  it('[ID-07] that are disabled lose every session within a second, and cannot come back', async () => {
    const { id } = await create('carol');
    await provider.grantAdministration([{ id, name: 'carol' }]);
    const { tokens, browser } = await web.signIn({ name: 'carol', password: phrase });
    await eventually(async () => expect((await call('GET', 'basicUsers', undefined, { as: tokens.access_token })).status).toBe(403));
    const from = performance.now();
    expect(await call('PATCH', `basicUsers/${id}`, { disabled: true, name: null })).toMatchObject({ status: 200, body: { data: { disabled: true, name: 'carol' } } });
    expect(state(sessionsKey.account(id))).toEqual({ kind: 'account', disabled: true });
    expect(state(sessionsKey.session(String(decodeJwt(tokens.access_token).sid)))).toEqual({ kind: 'session', ended: true });
    await eventually(async () => expect((await call('GET', 'basicUsers', undefined, { as: tokens.access_token })).status).toBe(401));
    expect(performance.now() - from).toBeLessThan(1_000);
    await expect(web.refresh(tokens)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect((await browser.open((await web.begin({ prompt: 'none' })).address)).url.searchParams.get('error')).toBe('login_required');
    await expect(web.signIn({ name: 'carol', password: phrase })).rejects.toThrow();
    expect(await provider.facts('account.updated.v1')).toContainEqual(expect.objectContaining({ id, disabled: true }));
    expect(await provider.entries('account.disabled')).not.toHaveLength(0);
    await call('PATCH', `basicUsers/${id}`, { disabled: false });
    expect(state(sessionsKey.account(id))).toBeUndefined();
    expect((await call('GET', 'basicUsers', undefined, { as: tokens.access_token })).status).toBe(401);
    expect((await web.signIn({ name: 'carol', password: phrase })).tokens.access_token).toBeTruthy();
  });

  it('[ID-02] are deleted with their sessions', async () => {
    const { id } = await create('dave');
    const { tokens } = await web.signIn({ name: 'dave', password: phrase });
    expect((await call('DELETE', `basicUsers/${id}`)).body).toEqual({ state: 'Success' });
    expect(await call('GET', `basicUsers/${id}`)).toMatchObject({ status: 404 });
    expect(await provider.facts('account.deleted.v1')).toEqual([{ id }]);
    expect(state(sessionsKey.account(id))).toEqual({ kind: 'account', disabled: true });
    await expect(web.refresh(tokens)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('[ID-03] keep Admin: not deleted, renamed or disabled by anybody', async () => {
    const path = `basicUsers/${wellKnown.adminUser}`;
    for (const [method, body] of [['DELETE', undefined], ['PATCH', { name: 'root' }], ['PATCH', { disabled: true }]] as const) {
      expect(await call(method, path, body)).toMatchObject({ status: 409, code: 'account.builtInStays' });
    }
    expect(await call('PATCH', path, { name: 'Admin', description: 'The way back in' })).toMatchObject({ status: 200 });
    expect((await call('GET', path)).body.data).toMatchObject({ name: 'Admin', description: 'The way back in', builtIn: true });
  });

  it('refuse a change that is based on another version', async () => {
    const { id } = await create('erin');
    const { etag } = await call('GET', `basicUsers/${id}`);
    expect((await call('PATCH', `basicUsers/${id}`, { description: 'one' }, { ifMatch: etag ?? '' })).status).toBe(200);
    expect(await call('PATCH', `basicUsers/${id}`, { description: 'two' }, { ifMatch: etag ?? '' })).toMatchObject({ status: 412, code: 'object.changed' });
    expect((await call('GET', `basicUsers/${id}`)).body.data?.description).toBe('one');
  });

  it('[ID-02] get another password from an administrator, for one sign-in', async () => {
    const { id } = await create('frank');
    const { tokens } = await web.signIn({ name: 'frank', password: phrase });
    expect(await call('POST', `basicUsers/${id}?task=changepassword`, { newPassword: 'tiny' })).toMatchObject({ status: 400, code: 'password.tooShort' });
    expect(await call('POST', `basicUsers/${id}?task=Dance`, { newPassword: phrase })).toMatchObject({ status: 400, code: 'task.unknown' });
    expect(await call('POST', `basicUsers/${id}?task=ChangePassword`, { newPassword: 'once and only once' })).toMatchObject({ status: 200, body: { state: 'Success' } });
    await expect(web.refresh(tokens)).rejects.toMatchObject({ error: 'invalid_grant' });
    await expect(web.signIn({ name: 'frank', password: phrase })).rejects.toThrow();
    expect((await web.signIn({ name: 'frank', password: 'once and only once', newPassword: 'his very own words' })).tokens.access_token).toBeTruthy();
  });

  it('[ID-02] change their own with the present one, in the session that stays', async () => {
    const { id } = await create('gina');
    await provider.grantAdministration([{ id, name: 'gina' }]);
    const own = await web.signIn({ name: 'gina', password: phrase });
    const other = await web.signIn({ name: 'gina', password: phrase });
    const change = (body: object) => eventually(async () => {
      const answer = await call('POST', `basicUsers/${id}?task=ChangePassword`, body, { as: own.tokens.access_token });
      expect(answer.status).not.toBe(401);
      return answer;
    });
    expect(await change({ newPassword: 'another good phrase' })).toMatchObject({ status: 400, code: 'password.wrong' });
    expect(await call('POST', `basicUsers/${wellKnown.adminUser}?task=ChangePassword`, { newPassword: 'another good phrase' }, { as: own.tokens.access_token })).toMatchObject({ status: 403 });
    expect(await change({ newPassword: 'another good phrase', currentPassword: phrase })).toMatchObject({ status: 200 });
    expect((await web.refresh(own.tokens)).access_token).toBeTruthy();
    await expect(web.refresh(other.tokens)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('[ID-02] change their own on the page, and go back where they came from', async () => {
    await create('hugo');
    const { browser, tokens } = await web.signIn({ name: 'hugo', password: phrase });
    const shown = await browser.open(`${provider.origin}/IDP/change-password?return_to=/live`);
    expect((await browser.submit(shown, { current: 'wrong', password: 'another good phrase', repeat: 'another good phrase' })).text).toContain('present password is not right');
    const done = await browser.submit(shown, { current: phrase, password: 'another good phrase', repeat: 'another good phrase' });
    expect(done.text).toContain(`href="${provider.origin}/live"`);
    expect((await web.refresh(tokens)).access_token).toBeTruthy();
    expect((await web.signIn({ name: 'hugo', password: 'another good phrase' })).tokens.access_token).toBeTruthy();
    expect((await new Browser().open(`${provider.origin}/IDP/change-password`)).text).toContain('Sign in first');
  });

  it('[ID-01] that vanish while their session is open are asked to sign in', async () => {
    const { id } = await create('ivan');
    const { browser } = await web.signIn({ name: 'ivan', password: phrase });
    await provider.query('DELETE FROM accounts WHERE id = $1', [id]);
    expect((await browser.open((await web.begin({ prompt: 'none' })).address)).url.searchParams.get('error')).toBe('login_required');
    expect((await browser.open((await web.begin()).address)).text).toContain('<h1>Sign in</h1>');
  });

  it('[ID-03] do not keep the file of a one-time password that has served, even where the process died before it was removed', async () => {
    const file = join(provider.directory, 'admin-password');
    await writeFile(file, 'served');
    await provider.restart();
    expect(existsSync(file)).toBe(false);
  });
});
