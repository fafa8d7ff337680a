import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { eventually, integration, person, Suite, vigie } from '@vigie/testing';
import type { Api } from '@vigie/testing';
import { accessible } from './accessible.js';
import { launch, Visitor } from './browser.js';

const adminPassword = 'Sturdy-Lighthouse-2026';
const operator = { name: 'olga', password: 'Warm-Harbour-Evening-7' };
const onIncidents = ['incidentProject', 'incidentSequence', 'incidentComment'].flatMap((part) => [`${part}.view`, `${part}.manage`]);
const title = 'Truck against the gate';

const administratorOf = (suite: Suite): Promise<Api> => integration(suite.url, 'vigie-cli', readFileSync(join(suite.data, 'keys/cli-client-secret'), 'utf8').trim());
const dialogOf = (page: Page, name: string) => page.getByRole('dialog', { name });
const rowOf = (page: Page, name: string) => page.getByRole('table', { name: 'Sites' }).getByRole('row', { name: new RegExp(name) });
const local = (time: number) => {
  const date = new Date(time - new Date(time).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 19);
};

describe('cameras of a child site, in the browser', () => {
  let parent: Suite;
  let child: Suite;
  let browser: Browser;
  let admin: Visitor;
  let olga: Visitor;
  let head: Api;
  let depot: Api;
  let client: { id: string; secret: string };
  let project: string;

  /** On the desk and on a phone. */
  const accessibleOnBoth = async (visitor: Visitor, step: string) => {
    await accessible(visitor, step);
    await visitor.page.setViewportSize({ width: 390, height: 844 });
    await accessible(visitor, `${step}-narrow`);
    await visitor.page.setViewportSize({ width: 1440, height: 900 });
  };

  beforeAll(async () => {
    [parent, child, browser] = await Promise.all([Suite.start({ args: ['--empty'], environment: { CHILD_SITE_SECONDS: '1' } }), Suite.start(), launch()]);
    depot = await administratorOf(child);
    admin = await Visitor.open(browser, 'sites-admin');
    await admin.signIn(parent.url, 'Admin', parent.adminPassword, adminPassword);
    head = await person(parent.url, { name: 'Admin', password: adminPassword });
    await depot.create('/roles', { name: 'Head office', grants: [{ effect: 'allow', privileges: ['site.view', 'camera.view', 'camera.playback'], scope: { kind: 'everything' } }] });
    const { stdout } = await vigie(child, ['client', 'add', 'Head office', '--role', 'Head office']);
    client = { id: /client_id=(\S+)/.exec(stdout)?.[1] ?? '', secret: /client_secret=(\S+)/.exec(stdout)?.[1] ?? '' };
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await Promise.all([parent?.dispose(), child?.dispose()]);
  }, 90_000);

  it('[MG-05] [WC-07] adds a child site with the keyboard alone; what is refused is said at its input', async () => {
    const { page } = admin;
    await admin.go('Sites');
    await page.getByText('No child sites').waitFor();
    await accessibleOnBoth(admin, 'empty');
    await page.getByRole('button', { name: 'Add child site' }).focus();
    await page.keyboard.press('Enter');
    const dialog = dialogOf(page, 'Add child site');
    await dialog.getByText('npx vigie client add NAME --role ROLE').waitFor();
    await accessibleOnBoth(admin, 'add');
    await dialog.getByLabel(/^Address/).focus();
    for (const text of ['http://depot.example', client.id, 'guessed']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await dialog.getByText(/^The address of a child site must begin with https/).waitFor();
    expect(await dialog.getByLabel(/^Address/).getAttribute('aria-invalid')).toBe('true');
    await dialog.getByLabel(/^Address/).fill(child.url);
    await page.keyboard.press('Enter');
    await dialog.getByText(/does not let this site in/).waitFor();
    expect(await dialog.getByLabel(/^Client secret/).getAttribute('aria-invalid')).toBe('true');
    await accessibleOnBoth(admin, 'add-refused');
    expect(await head.list('/childSites')).toEqual([]);
    await dialog.getByLabel(/^Client secret/).fill(client.secret);
    await dialog.getByLabel(/^Name/).fill('Depot');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await rowOf(page, 'Depot').getByText('Connected').waitFor();
    expect(await rowOf(page, 'Depot').textContent()).toContain(child.url);
    expect(await head.list('/childSites')).toMatchObject([{ name: 'Depot', cameras: 2, connection: 'connected' }]);
    await accessibleOnBoth(admin, 'list');
  }, 120_000);

  it('[MG-05] gives an operator one camera of it, site by site', async () => {
    const { page } = admin;
    const user = await head.create('/basicUsers', { ...operator, mustChangePassword: false });
    const role = await head.create('/roles', { name: 'Night shift', grants: [{ effect: 'allow', privileges: onIncidents, scope: { kind: 'everything' } }] });
    await eventually(() => head.expect(200, `/roles/${role.id}/users`, { method: 'POST', body: { id: user.id } }), { deadline: 30_000 });
    await admin.go('Roles');
    await page.getByRole('row', { name: /Night shift/ }).click();
    await page.getByRole('button', { name: 'Add rights' }).click();
    const dialog = dialogOf(page, 'Add rights');
    await dialog.getByRole('group', { name: 'Depot' }).getByLabel('Front door').check();
    for (const right of ['See in lists', 'Play back']) await dialog.getByLabel(right).check();
    await accessibleOnBoth(admin, 'grant');
    await dialog.getByRole('button', { name: 'Save rights' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('listitem').getByText('Front door, Depot').waitFor();
  }, 90_000);

  it('[IM-22] [WC-04] lets her add a sequence of it by its times; its picture stands where no video can be played', async () => {
    const [camera] = await depot.list("/cameras?name='Front door'");
    await eventually(async () => {
      const [recording] = await depot.list(`/recordings?camera='${camera?.id}'`);
      expect(Date.parse(String(recording?.endTime)) - Date.parse(String(recording?.startTime))).toBeGreaterThan(15_000);
    }, { deadline: 90_000, every: 500 });
    olga = await Visitor.open(browser, 'sites-operator', { colorScheme: 'light' });
    const { page } = olga;
    await olga.signIn(parent.url, operator.name, operator.password);
    ({ id: project } = await head.create('/incidentProjects', { title }));
    await olga.go('Incidents');
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('tab', { name: /^Sequence list/ }).click();
    await page.getByRole('button', { name: 'Add sequence' }).click();
    const dialog = dialogOf(page, 'Add sequence');
    const start = Date.now() - 10_000;
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 844 });
      await dialog.getByRole('combobox', { name: /^Camera/ }).fill('');
      await dialog.getByRole('combobox', { name: /^Camera/ }).pressSequentially('depot');
      await page.getByRole('option', { name: 'Front door' }).waitFor();
      expect(await page.getByRole('option').allTextContents()).toEqual(['Front door']);
      await accessible(olga, `add-sequence-search-${width}`);
    }
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await dialog.getByText(/^Recorded at Depot/).waitFor();
    await dialog.getByLabel(/^Start time/).fill(local(start));
    await dialog.getByLabel(/^End time/).fill(local(start - 1_000));
    await dialog.getByText('The end must come after the start.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Add sequence' }).isDisabled()).toBe(true);
    await dialog.getByLabel(/^End time/).fill(local(start + 5_000));
    await dialog.getByText('Length 0:05').waitFor();
    await accessibleOnBoth(olga, 'add-sequence');
    await dialog.getByRole('button', { name: 'Add sequence' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const sequence = page.getByRole('button', { name: /^Front door Site: Depot .* show the sequence$/ });
    await sequence.waitFor();
    await page.getByText('Recorded at Depot. Its video cannot be played here yet: watch it there.').waitFor();
    await page.getByRole('img', { name: 'Kept picture of Front door, Depot' }).waitFor();
    expect(await page.getByRole('link', { name: /in playback$/ }).count()).toBe(0);
    expect(await page.getByRole('region', { name: /, playback$/ }).count()).toBe(0);
    await accessibleOnBoth(olga, 'sequence');
    expect(await head.list(`/incidentProjects/${project}/sequences`)).toMatchObject([{ camera: { name: 'Front door' }, siteName: 'Depot' }]);
  }, 180_000);

  it('[IM-22] shows the site in the draft list, too', async () => {
    const { page } = olga;
    const api = await person(parent.url, operator);
    const [camera] = await api.list('/childCameras');
    const at = (ago: number) => new Date(Date.now() - ago).toISOString();
    await api.create('/draftSequences', { camera: { type: 'cameras', id: camera?.id }, startTime: at(8_000), endTime: at(4_000) });
    await page.reload();
    await page.getByRole('button', { name: 'Draft sequences: 1' }).click();
    const drawer = dialogOf(page, 'Draft sequences');
    await drawer.getByRole('listitem').filter({ hasText: /^Front door Site: Depot/ }).waitFor();
    expect(await drawer.getByRole('listitem').getByRole('link').count()).toBe(0);
    await accessibleOnBoth(olga, 'drafts');
    await page.keyboard.press('Escape');
  }, 60_000);

  it('[MG-05] [IM-22] says that the site does not answer, and what stays', async () => {
    await child.stop();
    const { page } = admin;
    await admin.go('Sites');
    await rowOf(page, 'Depot').getByText('Does not answer').waitFor({ timeout: 60_000 });
    await rowOf(page, 'Depot').getByText(/^since /).waitFor();
    await accessibleOnBoth(admin, 'unreachable');
    await page.getByRole('button', { name: 'Read Depot now' }).click();
    await page.getByRole('alert').getByText('Does not answer').waitFor({ timeout: 60_000 });
    await rowOf(page, 'Depot').click();
    await dialogOf(page, 'Site Depot').getByText(/^What is known of it stays/).waitFor();
    await accessibleOnBoth(admin, 'edit-unreachable');
    await page.keyboard.press('Escape');
    const [camera] = await head.list('/childCameras');
    const at = (ago: number) => new Date(Date.now() - ago).toISOString();
    await head.create(`/incidentProjects/${project}/sequences`, { camera: { type: 'cameras', id: camera?.id }, startTime: at(60_000), endTime: at(30_000) });
    await olga.page.getByText('Recording not known: Depot does not answer').first().waitFor({ timeout: 30_000 });
    await accessibleOnBoth(olga, 'sequence-unknown');
  }, 180_000);

  it('[MG-05] reads it again when it is back, and gives it another name', async () => {
    await child.restart();
    const { page } = admin;
    await rowOf(page, 'Depot').getByText('Connected').waitFor({ timeout: 90_000 });
    await rowOf(page, 'Depot').press('Enter');
    const dialog = dialogOf(page, 'Site Depot');
    await dialog.getByLabel(/^Address/).fill(child.url.replace('localhost', '127.0.0.1'));
    await dialog.getByText('Needed again: the address or the client is another one.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await dialog.getByLabel(/^Address/).fill(child.url);
    await dialog.getByLabel(/^Name/).fill('Depot south');
    await accessibleOnBoth(admin, 'edit');
    const [request] = await Promise.all([page.waitForRequest((each) => each.method() === 'PATCH'), dialog.getByRole('button', { name: 'Save' }).click()]);
    expect([request.postDataJSON(), request.headers()['if-match']]).toEqual([{ name: 'Depot south' }, expect.stringMatching(/^"\d+"$/)]);
    await rowOf(page, 'Depot south').waitFor();
  }, 180_000);

  it('[MG-05] [WC-10] says the same in French', async () => {
    const visitor = await Visitor.open(browser, 'sites-fr', { locale: 'fr' });
    const { page } = visitor;
    await visitor.signIn(parent.url, 'Admin', adminPassword);
    await visitor.go('Sites');
    await page.getByRole('row', { name: /Depot south/ }).getByText('Connecté').waitFor();
    await accessibleOnBoth(visitor, 'list');
    await page.getByRole('button', { name: 'Ajouter un site enfant' }).click();
    await page.getByText('npx vigie client add NOM --role RÔLE').waitFor();
    await accessibleOnBoth(visitor, 'add');
    await page.keyboard.press('Escape');
    await page.goto(`${parent.url}/incidents/${project}?tab=sequences`);
    await page.getByText(/^Enregistré sur Depot/).waitFor();
    await accessibleOnBoth(visitor, 'sequence');
    expect(visitor.complaints).toEqual([]);
    await page.context().close();
  }, 90_000);

  it('[MG-05] [IM-22] says before it is removed what becomes of its sequences; they stay as records', async () => {
    const { page } = admin;
    await rowOf(page, 'Depot south').click();
    await dialogOf(page, 'Site Depot south').getByRole('button', { name: 'Remove child site' }).click();
    const dialog = dialogOf(page, 'Remove Depot south?');
    await dialog.getByText(/^Sequences that incident projects have of it stay as records/).waitFor();
    await accessibleOnBoth(admin, 'remove');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await head.list('/childSites')).toHaveLength(1);
    await dialogOf(page, 'Site Depot south').getByRole('button', { name: 'Remove child site' }).click();
    await dialog.getByRole('button', { name: 'Remove child site' }).click();
    await page.getByText('No child sites').waitFor();
    expect(await head.list('/childSites')).toEqual([]);
    expect(await head.list(`/incidentProjects/${project}/sequences`)).toHaveLength(2);
    await olga.page.getByRole('img', { name: 'Kept picture of Front door, Depot' }).waitFor();
  }, 60_000);

  it('throws no error in any page', () => {
    expect([...admin.complaints, ...olga.complaints]).toEqual([]);
  });
});
