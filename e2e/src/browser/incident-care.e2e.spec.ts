import type { Browser, Page } from 'playwright-core';
import { eventually, person, Suite } from '@vigie/testing';
import type { Api, Item } from '@vigie/testing';
import { hire } from '../support/hire.js';
import { accessible } from './accessible.js';
import { launch, Visitor } from './browser.js';

const adminPassword = 'Sturdy-Lighthouse-2026';
const guard = { name: 'gwen', password: 'Harbour-lamp-77-tide' };
const officer = { name: 'otto', password: 'Quiet-meadow-41-rain' };
const clerk = { name: 'claire', password: 'Petit-phare-63-brume' };
const title = 'Ladder gave way';
const calledAt = '2026-11-20T10:00:07.123Z';

const guardRights = ['incidentProject', 'incidentComment', 'incidentCall'].flatMap((part) => [`${part}.view`, `${part}.manage`]);
const officerRights = [...guardRights, 'incidentProject.delete', 'incidentProject.hold', 'incidentActivity.view', 'incidentCustody.view', 'incidentCustody.manage'];

const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
const yours = (page: Page) => page.getByRole('region', { name: 'Your version' });
const other = (page: Page) => page.getByRole('region', { name: 'The other version' });
/** As text that is there to be read, not in an input. */
const said = (page: Page, text: string) => page.getByRole('listitem').locator('p').filter({ hasText: new RegExp(`^${text.replaceAll('.', '\\.')}$`) }).first();
const keepMine = (page: Page) => page.getByRole('button', { name: 'Keep mine' });
const takeTheirs = (page: Page) => page.getByRole('button', { name: 'Take theirs' });

describe('two people at the same comments and calls, in two browsers', () => {
  let suite: Suite;
  let browser: Browser;
  let gwen: Visitor;
  let otto: Visitor;
  let api: Api;
  let project: string;

  const texts = async (children: string) => (await api.list(`/incidentProjects/${project}/${children}`)).map((child) => child.text);
  /** Both see it, each in their own browser, with this text. */
  const bothSee = (text: string) => Promise.all([gwen, otto].map(({ page }) => said(page, text).waitFor()));
  const bothEdit = async (label: string) => {
    for (const { page } of [gwen, otto]) {
      await page.getByRole('button', { name: label }).click();
      await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
    }
  };
  const save = ({ page }: Visitor) => page.getByRole('button', { name: 'Save', exact: true }).click();
  const enter = async (visitor: Visitor, input: string, text: string) => visitor.page.getByRole('listitem').getByLabel(new RegExp(`^${input}\\b`)).fill(text);
  const finish = async (visitor: Visitor, text: string) => {
    await save(visitor);
    await said(visitor.page, text).waitFor();
  };

  beforeAll(async () => {
    [suite, browser] = await Promise.all([Suite.start(), launch()]);
    const admin = await Visitor.open(browser, 'care-admin');
    await admin.signIn(suite.url, 'Admin', suite.adminPassword, adminPassword);
    await admin.page.context().close();
    api = await person(suite.url, { name: 'Admin', password: adminPassword });
    await hire(api, guard, guardRights);
    await hire(api, officer, officerRights);
    await hire(api, clerk, officerRights);
    ({ id: project } = await api.create('/incidentProjects', { title }));
    gwen = await Visitor.open(browser, 'care-guard', { width: 390, height: 844, colorScheme: 'light' });
    otto = await Visitor.open(browser, 'care-officer');
    for (const [visitor, { name, password }] of [[gwen, guard], [otto, officer]] as const) {
      await visitor.signIn(suite.url, name, password);
      await visitor.go('Incidents');
      await visitor.page.getByRole('link', { name: title }).click();
      await tab(visitor.page, 'Comments');
    }
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await suite?.dispose();
  }, 90_000);

  it('[IM-25] [IM-32] lays both texts of a comment before who saves second, says whose it is, and overwrites nothing unseen', async () => {
    await api.create(`/incidentProjects/${project}/comments`, { text: 'The ladder stood on oil.' });
    await bothSee('The ladder stood on oil.');
    await bothEdit('Edit the comment of Admin');
    await enter(otto, 'Comment', 'The ladder was not tied.');
    await enter(gwen, 'Comment', 'The ladder stood on fresh oil.');
    await finish(gwen, 'The ladder stood on fresh oil.');
    await save(otto);
    const { page } = otto;
    await page.getByRole('alert').getByText(/^gwen has changed this in the meantime/).waitFor();
    expect(await yours(page).getByLabel('Comment').inputValue()).toBe('The ladder was not tied.');
    expect(await other(page).textContent()).toContain('The ladder stood on fresh oil.');
    expect(await texts('comments')).toEqual(['The ladder stood on fresh oil.']);
    await accessible(otto, 'comment-conflict');
    // What she makes of it while he decides is not overwritten unseen either.
    await gwen.page.getByRole('button', { name: 'Edit the comment of Admin' }).click();
    await enter(gwen, 'Comment', 'Oil, photographed at noon.');
    await finish(gwen, 'Oil, photographed at noon.');
    await keepMine(page).click();
    await other(page).getByText('Oil, photographed at noon.').waitFor();
    expect(await texts('comments')).toEqual(['Oil, photographed at noon.']);
    await keepMine(page).click();
    await bothSee('The ladder was not tied.');
    expect(await texts('comments')).toEqual(['The ladder was not tied.']);
  }, 120_000);

  it('[IM-25] [IM-32] lets go of one’s own text only where one says so, on the phone', async () => {
    await bothEdit('Edit the comment of Admin');
    await enter(gwen, 'Comment', 'Nobody held the ladder.');
    await enter(otto, 'Comment', 'Tied, but not held.');
    await finish(otto, 'Tied, but not held.');
    await save(gwen);
    const { page } = gwen;
    await page.getByRole('alert').getByText(/^otto has changed this in the meantime/).waitFor();
    expect(await yours(page).getByLabel('Comment').inputValue()).toBe('Nobody held the ladder.');
    await accessible(gwen, 'comment-conflict');
    await takeTheirs(page).click();
    await bothSee('Tied, but not held.');
    expect(await page.getByRole('button', { name: 'Take theirs' }).count()).toBe(0);
    expect(await texts('comments')).toEqual(['Tied, but not held.']);
  }, 90_000);

  it('[IM-26] [IM-32] lays both versions of a call before who saves second; a time that nobody touched stays to the millisecond', async () => {
    const { id } = await api.create(`/incidentProjects/${project}/calls`, { callee: 'Ambulance', text: 'Comes at once.', time: calledAt });
    for (const { page } of [gwen, otto]) await tab(page, 'Calls');
    await bothSee('Comes at once.');
    await bothEdit('Edit the call to Ambulance');
    await enter(gwen, 'Who was called', 'Ambulance, gate 3');
    await enter(gwen, 'What was said', 'Comes by gate 3.');
    await enter(otto, 'What was said', 'Comes in ten minutes.');
    await finish(gwen, 'Comes by gate 3.');
    await save(otto);
    const { page } = otto;
    await page.getByRole('alert').getByText(/^gwen has changed this in the meantime/).waitFor();
    expect(await yours(page).getByLabel('What was said').inputValue()).toBe('Comes in ten minutes.');
    // What he left alone is as she has made it.
    expect(await yours(page).getByLabel(/^Who was called/).inputValue()).toBe('Ambulance, gate 3');
    await other(page).getByText('Ambulance, gate 3').waitFor();
    await other(page).getByText('Comes by gate 3.').waitFor();
    expect(await api.get(`/incidentProjects/${project}/calls/${id}`)).toMatchObject({ callee: 'Ambulance, gate 3', text: 'Comes by gate 3.', time: calledAt });
    await accessible(otto, 'call-conflict');
    await page.setViewportSize({ width: 390, height: 844 });
    await accessible(otto, 'call-conflict-narrow');
    await page.setViewportSize({ width: 1440, height: 900 });
    const [request] = await Promise.all([page.waitForRequest((each) => each.method() === 'PATCH'), keepMine(page).click()]);
    expect(request.postDataJSON()).toEqual({ text: 'Comes in ten minutes.' });
    await bothSee('Comes in ten minutes.');
    expect(await api.get(`/incidentProjects/${project}/calls/${id}`)).toMatchObject({ callee: 'Ambulance, gate 3', text: 'Comes in ten minutes.', time: calledAt });
  }, 90_000);

  it('[IM-25] [IM-26] keeps what one has begun to write while one looks at another tab', async () => {
    const { page } = otto;
    const call = page.getByRole('form', { name: 'New call' });
    await call.getByLabel(/^Who was called/).fill('Foreman');
    await page.getByRole('button', { name: 'Edit the call to Ambulance, gate 3' }).click();
    await enter(otto, 'What was said', 'Comes in five minutes.');
    await tab(page, 'Comments');
    await page.getByLabel('New comment').fill('To be continued');
    await tab(page, 'Calls');
    expect(await call.getByLabel(/^Who was called/).inputValue()).toBe('Foreman');
    await finish(otto, 'Comes in five minutes.');
    await call.getByLabel(/^Who was called/).fill('');
    await tab(page, 'Comments');
    expect(await page.getByLabel('New comment').inputValue()).toBe('To be continued');
    await page.getByLabel('New comment').fill('');
  }, 60_000);

  it('[IM-25] [IM-32] asks before it deletes a comment, and deletes only what was shown', async () => {
    for (const { page } of [gwen, otto]) await tab(page, 'Comments');
    const { page } = otto;
    const dialog = page.getByRole('dialog', { name: 'Delete the comment of Admin?' });
    await page.getByRole('button', { name: 'Delete the comment of Admin' }).click();
    await dialog.getByText('Tied, but not held.').waitFor();
    await accessible(otto, 'comment-delete');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await texts('comments')).toEqual(['Tied, but not held.']);
    await page.getByRole('button', { name: 'Delete the comment of Admin' }).click();
    await dialog.getByText('Tied, but not held.').waitFor();
    await gwen.page.getByRole('button', { name: 'Edit the comment of Admin' }).click();
    await enter(gwen, 'Comment', 'Held by nobody, says the foreman.');
    await finish(gwen, 'Held by nobody, says the foreman.');
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await dialog.getByText(/^gwen has changed this in the meantime/).waitFor();
    await dialog.getByText('Held by nobody, says the foreman.').waitFor();
    expect(await texts('comments')).toEqual(['Held by nobody, says the foreman.']);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  }, 90_000);

  it('[IM-25] [IM-32] keeps what one writes in a comment that another deletes', async () => {
    const { page } = gwen;
    await page.getByRole('button', { name: 'Edit the comment of Admin' }).click();
    await enter(gwen, 'Comment', 'The foreman saw it.');
    await otto.page.getByRole('button', { name: 'Delete the comment of Admin' }).click();
    await otto.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alert').getByText(/^Somebody deleted this in the meantime/).waitFor({ timeout: 15_000 });
    expect(await texts('comments')).toEqual([]);
    expect(await page.getByRole('listitem').getByLabel('Comment', { exact: true }).inputValue()).toBe('The foreman saw it.');
    await accessible(gwen, 'comment-deleted');
    await page.getByRole('button', { name: 'Add again' }).click();
    await bothSee('The foreman saw it.');
    const [comment] = await api.list(`/incidentProjects/${project}/comments`) as (Item & { author: Item })[];
    expect(comment?.author.name).toBe('gwen');
  }, 90_000);

  it('[IM-25] [IM-32] [WC-10] says the same in French', async () => {
    const claire = await Visitor.open(browser, 'care-fr', { locale: 'fr', width: 390, height: 844 });
    const { page } = claire;
    await claire.signIn(suite.url, clerk.name, clerk.password);
    await claire.go('Incidents');
    await page.getByRole('link', { name: title }).click();
    await tab(page, 'Commentaires');
    await page.getByRole('button', { name: 'Modifier le commentaire de gwen' }).click();
    await page.getByRole('listitem').getByLabel('Commentaire', { exact: true }).fill('Vu par le contremaître.');
    await gwen.page.getByRole('button', { name: 'Edit the comment of gwen' }).click();
    await enter(gwen, 'Comment', 'Two people saw it.');
    await finish(gwen, 'Two people saw it.');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByRole('alert').getByText(/^gwen l'a modifié entre-temps/).waitFor();
    await page.getByRole('region', { name: 'L’autre version' }).getByText('Two people saw it.').waitFor();
    await accessible(claire, 'comment-conflict');
    await page.setViewportSize({ width: 1440, height: 900 });
    await accessible(claire, 'comment-conflict-wide');
    await page.getByRole('button', { name: 'Prendre l’autre' }).click();
    await page.getByRole('button', { name: 'Supprimer le commentaire de gwen' }).click();
    await page.getByRole('dialog', { name: 'Supprimer le commentaire de gwen ?' }).getByText('Two people saw it.').waitFor();
    await accessible(claire, 'comment-delete');
    expect(claire.complaints).toEqual([]);
    await page.context().close();
    expect(await texts('comments')).toEqual(['Two people saw it.']);
  }, 90_000);

  it('[IM-32] [IM-33] says so to whoever is writing when another deletes the whole project', async () => {
    await tab(gwen.page, 'Main details');
    await gwen.page.getByLabel('Status').waitFor();
    await tab(gwen.page, 'Comments');
    await gwen.page.getByRole('button', { name: 'Edit the comment of gwen' }).click();
    await enter(gwen, 'Comment', 'Written too late.');
    await gwen.page.getByLabel('New comment').fill('The police asked twice.\nNobody answered.');
    await tab(gwen.page, 'Calls');
    await gwen.page.getByRole('form', { name: 'New call' }).getByLabel(/^Who was called/).fill('Fire brigade');
    await tab(gwen.page, 'Main details');
    await gwen.page.getByLabel('Description').pressSequentially('Seen from gate 3');
    const { page } = otto;
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete project' }).click();
    const dialog = page.getByRole('dialog', { name: `Delete “${title}”?` });
    await dialog.getByText('(sequences: 0, comments: 1)').waitFor();
    await accessible(otto, 'project-delete');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await api.get(`/incidentProjects/${project}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete project' }).click();
    await dialog.getByRole('button', { name: 'Delete project' }).click();
    await page.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
    await gwen.page.getByText(`“${title}” has been deleted`).waitFor({ timeout: 15_000 });
    const left = gwen.page.getByRole('region', { name: 'What you had written' });
    const copied = () => gwen.page.evaluate(() => navigator.clipboard.readText());
    await eventually(async () => expect(Object.fromEntries(await Promise.all(['Description', 'Comment of gwen', 'New comment', 'New call'].map(async (label) => [label, await left.getByLabel(label, { exact: true }).inputValue()])))).toEqual({
      Description: 'Seen from gate 3', 'Comment of gwen': 'Written too late.', 'New comment': 'The police asked twice.\nNobody answered.', 'New call': 'Fire brigade',
    }));
    await accessible(gwen, 'project-deleted');
    // Where the browser lets no page copy, the text is ready for the keyboard.
    await gwen.page.evaluate(() => { Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true }); });
    await left.getByRole('button', { name: 'Copy: New comment' }).click();
    await left.getByText(/^The browser does not let this page copy/).waitFor();
    expect(await gwen.page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe('The police asked twice.\nNobody answered.');
    await gwen.page.evaluate(() => Reflect.deleteProperty(navigator, 'clipboard'));
    await gwen.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await left.getByRole('button', { name: 'Copy: New comment' }).click();
    await left.getByText('Copied').waitFor();
    expect(await copied()).toBe('The police asked twice.\nNobody answered.');
    // It does not let one go without a word as long as something would be lost.
    gwen.page.once('dialog', (dialog) => void dialog.dismiss());
    await gwen.page.getByRole('link', { name: 'To the list of incidents' }).click();
    await left.getByLabel('New call', { exact: true }).waitFor();
    for (const label of ['Description', 'Comment of gwen', 'New call']) await left.getByRole('button', { name: `Copy: ${label}` }).click();
    expect(await copied()).toBe('Fire brigade');
    await gwen.page.getByRole('link', { name: 'To the list of incidents' }).click();
    await gwen.page.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
    await eventually(async () => expect((await api.call(`/incidentProjects/${project}`)).status).toBe(410));
  }, 90_000);

  it('[IM-32] [IM-33] [IM-36] leaves what was begun in a dialog, too; the way back leads to the list as it was', async () => {
    const { page } = otto;
    for (const [short, label, open] of [
      ['Short-lived hold', 'Place a hold', async () => {
        await page.getByRole('button', { name: 'Place a hold' }).click();
        await page.getByRole('dialog').getByLabel('Reason').fill('The court asked for it.');
      }],
      ['Short-lived disclosure', 'Record a disclosure', async () => {
        await tab(page, 'Custody');
        await page.getByRole('button', { name: 'Record a disclosure' }).click();
        await page.getByRole('dialog').getByLabel('What for').fill('The court asked for it.');
      }],
    ] as const) {
      const { id } = await api.create('/incidentProjects', { title: short });
      await otto.go('Incidents');
      await page.getByRole('textbox', { name: 'Search incidents' }).fill('short-lived');
      await page.getByRole('button', { name: 'Clear all' }).waitFor();
      await page.getByRole('link', { name: short }).click();
      await open();
      await api.expect(200, `/incidentProjects/${id}`, { method: 'DELETE' });
      const left = page.getByRole('region', { name: 'What you had written' });
      expect(await left.getByLabel(label, { exact: true }).inputValue()).toBe('The court asked for it.');
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await left.getByRole('button', { name: `Copy: ${label}` }).click();
      await left.getByText('Copied').waitFor();
      await page.getByRole('link', { name: 'To the list of incidents' }).click();
      expect(await page.getByRole('textbox', { name: 'Search incidents' }).inputValue()).toBe('short-lived');
    }
  }, 90_000);

  it('throws no error in any page', () => {
    expect([...gwen.complaints, ...otto.complaints]).toEqual([]);
  });
});
