import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { eventually, person, Suite, vigie } from '@vigie/testing';
import type { Api, Item } from '@vigie/testing';
import { hire } from '../support/hire.js';
import { accessible } from './accessible.js';
import { launch, Visitor } from './browser.js';

const adminPassword = 'Sturdy-Lighthouse-2026';
const guard = { name: 'gwen', password: 'Harbour-lamp-77-tide' };
const officer = { name: 'otto', password: 'Quiet-meadow-41-rain' };
const title = 'Slipped beside the pallet wrapper';
const packagePassword = 'Only-for-the-insurance-9';

const parts = ['incidentProject', 'incidentData', 'incidentComment', 'incidentSequence', 'incidentCall'];
const guardRights = ['camera.view', 'camera.live', 'camera.playback', 'incidentProperties.view', ...parts.flatMap((part) => [`${part}.view`, `${part}.manage`])];
const officerRights = [
  ...guardRights, 'camera.export', 'incidentReport.generate', 'incidentProject.export', 'incidentProject.delete', 'incidentProject.hold', 'incidentActivity.view',
  'incidentCustody.view', 'incidentCustody.manage',
];

/** What a project page says about saving. */
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Saved$/ }).first().waitFor();
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();

describe('the manual’s workplace accident, in the browser', () => {
  let suite: Suite;
  let browser: Browser;
  let admin: Visitor;
  let gwen: Visitor;
  let otto: Visitor;
  let api: Api;
  let project: string;


  beforeAll(async () => {
    [suite, browser] = await Promise.all([Suite.start(), launch()]);
    admin = await Visitor.open(browser, 'incidents-admin');
    gwen = await Visitor.open(browser, 'incidents-guard', { width: 390, height: 844, colorScheme: 'light' });
    otto = await Visitor.open(browser, 'incidents-officer');
    await admin.signIn(suite.url, 'Admin', suite.adminPassword, adminPassword);
    api = await person(suite.url, { name: 'Admin', password: adminPassword });
    await vigie(suite, ['sample', 'load', 'workplace-accidents']);
    await hire(api, guard, guardRights);
    await hire(api, officer, officerRights);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await suite?.dispose();
  }, 60_000);

  it('[IM-01] [IM-03] [IM-04] [IM-60] shows the administrator types, categories and incident data of the sample', async () => {
    const { page } = admin;
    await admin.go('Incident properties');
    await page.getByRole('cell', { name: 'Workplace injury - visitor', exact: true }).waitFor();
    await accessible(admin, 'properties-types');
    await tab(page, 'Categories');
    await page.getByRole('group', { name: 'Category 1' }).waitFor();
    expect(await page.getByLabel('Category 1: Name').inputValue()).toBe('Reason');
    expect(await page.getByLabel('Check box 1: Name').inputValue()).toBe('Emergency contact notified?');
    await page.getByLabel('Text 1: Enable').click();
    await page.getByText('Give it a name before you enable it.').first().waitFor();
    await page.getByLabel('Text 1: Name').fill('Insurance number');
    await accessible(admin, 'properties-categories');
    await page.getByRole('region', { name: 'Changes not saved yet' }).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('region', { name: 'Changes not saved yet' }).waitFor({ state: 'hidden' });
    await tab(page, 'Category 2');
    await page.getByRole('cell', { name: 'Storage room', exact: true }).waitFor();
    await accessible(admin, 'properties-values');
  }, 120_000);

  it('[IM-08] [IM-09] sets the title of reports and how long projects stay', async () => {
    const { page } = admin;
    await tab(page, 'Settings');
    await page.getByLabel('Title of reports').fill('Example Works');
    await page.getByLabel('Keep projects for (days)').fill('365001');
    await page.getByText('Enter a whole number').waitFor();
    await page.getByLabel('Keep projects for (days)').fill('90');
    await accessible(admin, 'properties-settings');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('region', { name: 'Changes not saved yet' }).waitFor({ state: 'hidden' });
    expect(await api.get('/incidentSettings')).toMatchObject({ reportTitle: 'Example Works', retentionDays: 90 });
  }, 60_000);

  it('[IM-20] [IM-22] lets a guard begin a project on the phone, from the camera on screen', async () => {
    const { page } = gwen;
    await gwen.signIn(suite.url, guard.name, guard.password);
    await page.getByRole('region', { name: 'Warehouse, live' }).waitFor();
    await page.getByRole('button', { name: 'New incident project from Warehouse' }).click();
    const dialog = page.getByRole('dialog', { name: 'New incident project' });
    await dialog.getByText(/^Warehouse, /).waitFor();
    await dialog.getByLabel('Title').fill(title);
    await dialog.getByLabel('Type').selectOption({ label: 'Workplace injury - employee' });
    await accessible(gwen, 'phone-new');
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    project = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    expect(await api.get(`/incidentProjects/${project}`)).toMatchObject({ title, type: { name: 'Workplace injury - employee' }, sequenceCount: 1 });
    await accessible(gwen, 'phone-details');
  }, 120_000);

  it('[IM-06] [IM-24] fills Reason, Location and the figures, each saved as it is left', async () => {
    const { page } = gwen;
    await tab(page, 'Categories');
    await page.getByLabel('Reason').selectOption({ label: 'Tripped or fallen' });
    await page.getByLabel('Location').selectOption({ label: 'Storage room' });
    await page.getByLabel('Number of people injured').fill('one');
    await page.getByLabel('Approximate value of damaged goods (USD)').fill('1250.50');
    await page.getByLabel('Emergency contact notified?').check();
    await page.getByText(/takes/).first().waitFor();
    await page.getByLabel('Number of people injured').fill('1');
    await page.getByLabel('Number of people injured').blur();
    await saved(page);
    await eventually(async () => {
      const { categories, data } = await api.get(`/incidentProjects/${project}`) as Item & { categories: { value: Item }[]; data: { value: unknown }[] };
      expect(categories.map(({ value }) => value.name)).toEqual(['Tripped or fallen', 'Storage room']);
      expect(data.map(({ value }) => value)).toEqual(expect.arrayContaining([1, true]));
    });
    await accessible(gwen, 'phone-categories');
  }, 90_000);

  it('[IM-25] [IM-26] [IM-50] adds a comment and a call; what the guard may not see is not there', async () => {
    const { page } = gwen;
    await tab(page, 'Comments');
    await page.getByLabel('New comment').fill('First aid at once. <b>Floor</b> was wet.');
    await page.getByRole('button', { name: 'Add comment' }).click();
    await page.getByText('<b>Floor</b> was wet.').waitFor();
    await tab(page, 'Calls');
    await page.getByLabel('Who was called').fill('Emergency contact');
    await page.getByLabel('What was said').fill('Comes to the hospital.');
    await page.getByRole('button', { name: 'Add call' }).click();
    await page.getByText('Comes to the hospital.').first().waitFor();
    await accessible(gwen, 'phone-calls');
    expect(await page.getByRole('tab', { name: /Custody|Activity log/ }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Export' }).count()).toBe(0);
  }, 90_000);

  it('[IM-28] finds it by its reason, under a filter with a name of one’s own', async () => {
    const { page } = otto;
    await otto.signIn(suite.url, officer.name, officer.password);
    await otto.go('Incidents');
    await page.getByRole('link', { name: title }).waitFor();
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByRole('button', { name: 'Reason', exact: true }).click();
    await page.getByRole('button', { name: 'Fallen from height' }).click();
    await page.getByText('No project matches').waitFor();
    await page.getByRole('button', { name: /^Reason:/ }).click();
    await page.getByRole('button', { name: 'Tripped or fallen' }).click();
    await page.getByRole('link', { name: title }).waitFor();
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByLabel('Save the current filter as').fill('Falls');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Falls', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByRole('button', { name: 'Falls', exact: true }).click();
    await page.getByRole('button', { name: /^Reason: Tripped or fallen/ }).waitFor();
    await accessible(otto, 'list');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()]);
    expect(readFileSync(await file.path(), 'utf8')).toContain(title);
  }, 90_000);

  it('[IM-28] opens it with the keyboard alone', async () => {
    const { page } = otto;
    await page.locator('main').focus();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('region', { name: 'Warehouse, playback' }).waitFor();
    await accessible(otto, 'project');
  }, 60_000);

  it('[IM-34] shows one what the other changes, live', async () => {
    await tab(gwen.page, 'Main details');
    await tab(otto.page, 'Main details');
    await gwen.page.getByLabel('Status').selectOption({ label: 'In progress' });
    await eventually(async () => expect(await otto.page.getByLabel('Status').locator('option:checked').textContent()).toBe('In progress'), { deadline: 10_000 });
    await tab(otto.page, 'Comments');
    await tab(gwen.page, 'Comments');
    await gwen.page.getByLabel('New comment').fill('Ambulance is here.');
    await gwen.page.getByRole('button', { name: 'Add comment' }).click();
    await otto.page.getByText('Ambulance is here.').waitFor({ timeout: 10_000 });
    await tab(otto.page, 'Main details');
    await tab(gwen.page, 'Main details');
  }, 60_000);

  it('[IM-32] merges two fields, lays both values of one field before who came second, and overwrites nothing by itself', async () => {
    const [hers, his] = [gwen.page.getByLabel('Description'), otto.page.getByLabel('Description')];
    await his.focus();
    await his.pressSequentially('Water from the roof.');
    await hers.fill('Ladder slipped.');
    await hers.blur();
    await saved(gwen.page);
    await his.blur();
    const conflict = otto.page.getByRole('alert', { name: 'Changed by two people' });
    await conflict.getByText('Water from the roof.').first().waitFor();
    await conflict.getByText('Ladder slipped.').first().waitFor();
    await accessible(otto, 'conflict');
    expect(await api.get(`/incidentProjects/${project}`)).toMatchObject({ description: 'Ladder slipped.' });
    await conflict.getByRole('button', { name: 'Keep mine: Description' }).click();
    await conflict.waitFor({ state: 'hidden' });
    await eventually(async () => expect(await hers.inputValue()).toBe('Water from the roof.'), { deadline: 10_000 });
  }, 90_000);

  it('[IM-56] keeps what is entered while the connection is lost, and saves it when it is back', async () => {
    const { page } = gwen;
    await page.context().setOffline(true);
    await page.getByLabel('End time').fill('2030-01-01T10:00:00');
    await page.getByLabel('End time').blur();
    await page.getByText('Waits for the connection').waitFor();
    await accessible(gwen, 'phone-offline');
    await page.context().setOffline(false);
    await saved(page);
    expect(await api.get(`/incidentProjects/${project}`)).toMatchObject({ endTime: expect.stringContaining('2030-01-01T') as string });
  }, 60_000);

  it('[IM-05] refuses to delete a type that is in use, and leads to the projects', async () => {
    const { page } = admin;
    await tab(page, 'Types');
    await page.getByRole('button', { name: 'Delete Workplace injury - employee' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('incident.type.inUse').waitFor();
    await accessible(admin, 'in-use');
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Show these projects' }).click();
    await page.getByRole('link', { name: title }).waitFor();
  }, 60_000);

  it('[IM-05] [IM-32] deletes no type that another administrator has just made something else of', async () => {
    const { page } = admin;
    const { id } = await api.create('/incidentTypes', { name: 'Chemical spill' });
    await admin.go('Incident properties');
    await page.getByRole('button', { name: 'Delete Chemical spill' }).click();
    await api.expect(200, `/incidentTypes/${id}`, { method: 'PATCH', body: { name: 'Spill', description: 'Oil, acid, water' } });
    const remove = page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true });
    await remove.click();
    await page.getByRole('dialog', { name: 'Delete “Spill”?' }).getByRole('alert').getByText('Oil, acid, water').waitFor();
    await accessible(admin, 'type-changed');
    expect((await api.call(`/incidentTypes/${id}`)).status).toBe(200);
    const [request] = await Promise.all([page.waitForRequest((each) => each.method() === 'DELETE'), remove.click()]);
    expect(request.headers()['if-match']).toBe('"2"');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect((await api.call(`/incidentTypes/${id}`)).status).toBe(410);
  }, 60_000);

  it('[IM-29] shows the report before it is printed, without names unless asked for', async () => {
    const { page } = otto;
    await page.getByRole('button', { name: 'Report', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Report' });
    await dialog.getByRole('button', { name: 'Preview' }).click();
    const preview = dialog.frameLocator('iframe');
    await preview.getByText('Example Works').waitFor();
    expect(await preview.locator('body').textContent()).not.toContain(guard.name);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().includes('task=GenerateReport')), dialog.getByRole('button', { name: 'Generate report' }).click(),
    ]);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    await dialog.getByRole('link', { name: 'Open report' }).waitFor();
    await accessible(otto, 'report');
    await dialog.getByLabel('Show user names').check();
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await preview.getByText(guard.name).first().waitFor();
    await page.keyboard.press('Escape');
  }, 120_000);

  it('[IM-31] [IM-36] exports the project under a password; the chain of custody has it, and a disclosure', async () => {
    const { page } = otto;
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Password of the package').fill(packagePassword);
    await dialog.getByLabel('Password again').fill(packagePassword);
    await dialog.getByLabel('Reason').fill('Claim of the employee');
    await dialog.getByLabel('Recipient').fill('Insurance');
    await accessible(otto, 'export');
    await dialog.getByRole('button', { name: 'Export' }).click();
    await dialog.getByText('The package is ready').waitFor({ timeout: 60_000 });
    const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Download' }).click()]);
    expect(readFileSync(await file.path()).subarray(0, 18).toString()).toBe('age-encryption.org');
    await dialog.getByRole('button', { name: 'Show the chain of custody' }).click();
    await page.getByRole('button', { name: 'Record a disclosure' }).click();
    await dialog.getByLabel('To whom').fill('Labour inspectorate');
    await dialog.getByLabel('What for').fill('Report of the accident');
    await dialog.getByRole('button', { name: 'Record a disclosure' }).click();
    await page.getByText('Labour inspectorate').waitFor();
    await page.getByText('The chain holds. Entries: 2').waitFor();
    await accessible(otto, 'custody');
    await tab(page, 'Activity log');
    await page.getByText(/exported the project/).first().waitFor();
    await accessible(otto, 'activity');
  }, 150_000);

  it('[IM-35] shows why and where accidents happen; a number leads to its projects', async () => {
    const { page } = otto;
    await otto.go('Incidents');
    await page.getByRole('link', { name: 'Statistics' }).click();
    await page.getByRole('table', { name: 'Reason', exact: true }).getByRole('row', { name: /Tripped or fallen 1/ }).waitFor();
    await page.getByRole('table', { name: 'Reason × Location' }).getByRole('cell', { name: '1' }).first().waitFor();
    await accessible(otto, 'statistics');
    await page.getByRole('table', { name: 'Location', exact: true }).getByRole('link', { name: 'Storage room' }).click();
    await page.getByRole('link', { name: title }).waitFor();
    await page.getByRole('button', { name: /^Location: Storage room/ }).waitFor();
  }, 60_000);

  it('[IM-34] begins a project from an alarm, and finds it there again', async () => {
    const { page } = admin;
    suite.signal('camera-1', 'SIGSTOP');
    try {
      await page.getByText('New alarm').first().waitFor({ timeout: 30_000 });
    } finally {
      suite.signal('camera-1', 'SIGCONT');
    }
    await admin.go('Alarms');
    await page.getByRole('table', { name: 'Alarms' }).getByRole('row').nth(1).click();
    await page.getByRole('button', { name: 'New project from this alarm' }).click();
    await page.getByRole('dialog', { name: 'New incident project' }).getByRole('button', { name: 'Create project' }).click();
    await page.getByRole('region', { name: 'Alarms' }).getByRole('link').click();
    await page.getByRole('link', { name: /^Open project/ }).waitFor();
    await accessible(admin, 'alarm');
  }, 90_000);

  it('[WC-10] speaks French, with the same names on the same things', async () => {
    const visitor = await Visitor.open(browser, 'incidents-fr', { locale: 'fr' });
    const { page } = visitor;
    await visitor.signIn(suite.url, officer.name, officer.password);
    await visitor.go('Incidents');
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('tab', { name: 'Journal d’activité' }).waitFor();
    await accessible(visitor, 'project');
    await visitor.go('Incidents');
    await page.getByRole('link', { name: 'Statistiques' }).click();
    await page.getByRole('table', { name: 'Reason', exact: true }).waitFor();
    await accessible(visitor, 'statistics');
    expect(visitor.complaints).toEqual([]);
    await page.context().close();
  }, 90_000);

  it('[IM-32] [IM-33] says to whoever still looks at it that it was deleted', async () => {
    const { page } = otto;
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete project' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^Delete/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
    await gwen.page.getByText(`“${title}” has been deleted`).waitFor({ timeout: 15_000 });
    await accessible(gwen, 'phone-deleted');
  }, 60_000);

  it('throws no error in any page', () => {
    expect([...admin.complaints, ...gwen.complaints, ...otto.complaints]).toEqual([]);
  });
});
