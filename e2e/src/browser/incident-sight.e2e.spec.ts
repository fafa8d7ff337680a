import type { Browser, Locator, Page } from 'playwright-core';
import { eventually, person, Suite } from '@vigie/testing';
import type { Api, Item } from '@vigie/testing';
import { hire } from '../support/hire.js';
import { accessible } from './accessible.js';
import { launch, Visitor } from './browser.js';

const adminPassword = 'Sturdy-Lighthouse-2026';
const officer = { name: 'otto', password: 'Quiet-meadow-41-rain' };
const second = { name: 'anna', password: 'Winter-orchard-58-bell' };
const parts = ['incidentProject', 'incidentSequence', 'incidentComment'];
const officerRights = ['camera.view', 'camera.playback', 'incidentProperties.view', 'incidentReport.generate', 'incidentActivity.view', ...parts.flatMap((part) => [`${part}.view`, `${part}.manage`])];
const title = 'Pallet fell from the rack';
/** One page of the list holds fifty. */
const many = 65;

const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
const listed = (page: Page) => page.locator('tr[data-row]');
const idsOf = (rows: Locator) => rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.row ?? ''));

describe('what one sees of incidents, in the browser', () => {
  let suite: Suite;
  let browser: Browser;
  let admin: Visitor;
  let anna: Visitor;
  let otto: Visitor;
  let api: Api;
  /** No project is of the last one. */
  let types: Record<'fall' | 'burn' | 'cut', string>;

  const create = async (body: object) => (await api.create('/incidentProjects', body)).id;
  const ofType = (type: string) => ({ type: { type: 'incidentTypes', id: type } });

  beforeAll(async () => {
    [suite, browser] = await Promise.all([Suite.start(), launch()]);
    admin = await Visitor.open(browser, 'sight-admin');
    anna = await Visitor.open(browser, 'sight-second', { colorScheme: 'light' });
    otto = await Visitor.open(browser, 'sight-officer');
    await admin.signIn(suite.url, 'Admin', suite.adminPassword, adminPassword);
    api = await person(suite.url, { name: 'Admin', password: adminPassword });
    await hire(api, officer, officerRights);
    await hire(api, second, ['incidentProperties.view', 'incidentProperties.manage']);
    const [fall = '', burn = '', cut = ''] = await Promise.all(['Fall', 'Burn', 'Cut'].map(async (name) => (await api.create('/incidentTypes', { name })).id));
    types = { fall, burn, cut };
    await otto.signIn(suite.url, officer.name, officer.password);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await suite?.dispose();
  }, 60_000);

  it('[IM-22] [IM-34] shows a still that arrives late, without reading the page anew', async () => {
    const { page } = otto;
    const camera = (await api.list('/cameras')).find(({ name }) => name === 'Warehouse') as Item;
    const recordings = () => api.list(`/recordings?camera='${camera.id}'`);
    const [recorded] = await eventually(async () => {
      const spans = await recordings();
      expect(Date.parse(String(spans[0]?.endTime)) - Date.parse(String(spans[0]?.startTime))).toBeGreaterThan(8_000);
      return spans;
    }, { deadline: 60_000, every: 500 });
    const startTime = Date.parse(String(recorded?.startTime)) + 3_000;
    const id = await create({ title });
    await otto.go('Incidents');
    await page.getByRole('link', { name: title }).click();
    await tab(page, 'Sequence list');
    const sequences = page.getByRole('list', { name: 'Sequence list' });
    suite.signal('recording-server', 'SIGSTOP');
    try {
      const refused = page.waitForResponse((response) => response.url().includes('/still') && response.status() === 503);
      await api.create(`/incidentProjects/${id}/sequences`, {
        camera: { type: 'cameras', id: camera.id }, startTime: new Date(startTime).toISOString(), endTime: new Date(startTime + 4_000).toISOString(),
      });
      await sequences.getByText('Warehouse').waitFor();
      await refused;
      expect(await sequences.locator('img').count()).toBe(0);
    } finally {
      suite.signal('recording-server', 'SIGCONT');
    }
    const addresses: string[] = [];
    page.on('framenavigated', (frame) => addresses.push(frame.url()));
    // Whoever looks makes the suite ask again; this page is told of what came. A recorder that stood still for long has been replaced and needs its time.
    await eventually(async () => {
      await api.list(`/incidentProjects/${id}/sequences`);
      await sequences.locator('img').waitFor({ timeout: 3_000 });
    }, { deadline: 60_000, every: 500 });
    expect(await sequences.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(100);
    expect(addresses).toEqual([]);
    await accessible(otto, 'still-late');
  }, 180_000);

  it('[IM-29] [IM-53] shows the report beforehand; the activity log tells of a report only where one was generated', async () => {
    const { page } = otto;
    const dialog = page.getByRole('dialog', { name: 'Report' });
    const reports = page.getByText(/generated a report/);
    await page.getByRole('button', { name: 'Report', exact: true }).click();
    await dialog.getByRole('button', { name: 'Preview' }).click();
    const preview = dialog.frameLocator('iframe');
    await preview.getByText(title).first().waitFor();
    await preview.getByText('Preview. This is not a generated report.').waitFor();
    await preview.locator('img').first().waitFor();
    await accessible(otto, 'report-preview');
    await page.setViewportSize({ width: 390, height: 844 });
    await accessible(otto, 'report-preview-narrow');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.keyboard.press('Escape');
    await tab(page, 'Activity log');
    await page.getByText(/created the project/).first().waitFor();
    expect(await reports.count()).toBe(0);
    await page.getByRole('button', { name: 'Report', exact: true }).click();
    await dialog.getByRole('button', { name: 'Generate report' }).click();
    await dialog.getByRole('link', { name: 'Open report' }).waitFor();
    await page.keyboard.press('Escape');
    await reports.first().waitFor();
    expect(await reports.count()).toBe(1);
  }, 120_000);

  describe('statistics', () => {
    let falls: string[];
    let total: number;

    /** Goes with the keyboard alone, from what has the focus, until it is on this. */
    const tabTo = async (page: Page, target: Locator) => {
      for (let steps = 0; steps < 120; steps += 1) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error('the keyboard does not get there');
    };
    /** The list behind a figure: as many rows as the figure says. */
    const leadsTo = async (page: Page, figure: number, chips: string[]) => {
      await page.getByRole('heading', { level: 1, name: 'Incidents' }).waitFor();
      for (const chip of chips) await page.getByRole('button', { name: new RegExp(`^${chip}`) }).waitFor();
      await eventually(async () => expect(await listed(page).count()).toBe(figure));
      return idsOf(listed(page));
    };
    const figureOf = async (row: Locator) => Number(await row.getByRole('cell').first().textContent());

    beforeAll(async () => {
      const now = new Date().toISOString();
      falls = [await create({ title: 'Fall one', ...ofType(types.fall), startTime: now }), await create({ title: 'Fall two', ...ofType(types.fall) })];
      await create({ title: 'Burn one', ...ofType(types.burn), startTime: now });
      await create({ title: 'Fall of long ago', ...ofType(types.fall), startTime: '2020-02-03T10:00:00Z' });
      await otto.go('Incidents');
      await otto.page.getByRole('link', { name: 'Statistics' }).click();
      await otto.page.getByRole('table', { name: 'Type', exact: true }).getByRole('row', { name: /^Fall/ }).waitFor();
      total = 4;
    }, 60_000);

    it('[IM-35] leads by keyboard from a figure to exactly its projects, and back', async () => {
      const { page } = otto;
      const row = page.getByRole('table', { name: 'Type', exact: true }).getByRole('row', { name: /^Fall/ });
      await page.getByRole('status').filter({ hasText: `Incident projects: ${total}` }).waitFor();
      expect(await figureOf(row)).toBe(2);
      await page.locator('main').focus();
      await tabTo(page, row.getByRole('link'));
      await page.keyboard.press('Enter');
      // What fell years ago is of the same type, and not of these thirty days.
      expect((await leadsTo(page, 2, ['Type: Fall', 'Happened:'])).sort()).toEqual([...falls].sort());
      await page.goBack();
      await row.waitFor();
    }, 60_000);

    it('[IM-35] has the numbers over time as a table too, which leads on like the picture', async () => {
      const { page } = otto;
      const chart = page.getByRole('region', { name: 'Days', exact: true });
      const summary = chart.getByText('As a table');
      await page.locator('main').focus();
      await tabTo(page, summary);
      await page.keyboard.press('Enter');
      const days = chart.getByRole('table', { name: 'Days' });
      const row = days.getByRole('row').nth(1);
      await row.waitFor();
      expect(await days.getByRole('columnheader').allTextContents()).toEqual(['Days', 'Projects', 'Share']);
      expect(await figureOf(row)).toBe(total);
      await accessible(otto, 'statistics-table');
      await tabTo(page, row.getByRole('link'));
      await page.keyboard.press('Enter');
      const byTable = await leadsTo(page, total, ['Happened:']);
      await page.goBack();
      await chart.locator('svg [data-link=true]').last().click();
      expect(await leadsTo(page, total, ['Happened:'])).toEqual(byTable);
      await page.goBack();
      await summary.waitFor();
    }, 60_000);

    it('[IM-35] keeps what is filtered there, and leads from a cell of two properties', async () => {
      const { page } = otto;
      await page.getByRole('radiogroup', { name: 'Time' }).getByText('All', { exact: true }).click();
      await page.getByRole('combobox', { name: 'Type', exact: true }).selectOption({ label: 'Fall' });
      await page.getByRole('status').filter({ hasText: 'Incident projects: 3' }).waitFor();
      await page.getByRole('combobox', { name: 'Columns' }).selectOption({ label: 'Type' });
      await page.getByRole('combobox', { name: 'Rows' }).selectOption({ label: 'Months' });
      const cross = page.getByRole('table', { name: 'Months × Type' });
      const cell = cross.getByRole('row', { name: /^February 2020/ }).getByRole('link', { name: '1' });
      await cell.waitFor();
      await accessible(otto, 'statistics-cross');
      await page.setViewportSize({ width: 390, height: 844 });
      await accessible(otto, 'statistics-cross-narrow');
      await page.setViewportSize({ width: 1440, height: 900 });
      await cell.focus();
      await page.keyboard.press('Enter');
      await leadsTo(page, 1, ['Type: Fall', 'Happened:']);
      await page.getByRole('link', { name: 'Fall of long ago' }).waitFor();
    }, 60_000);
  });

  describe('two administrators at the same property', () => {
    const nameOf = async (id: string) => (await api.get(`/incidentTypes/${id}`)).name;
    const alertIn = (page: Page) => page.getByRole('alert').filter({ hasText: 'Somebody else has changed this in the meantime.' });
    const saved = (page: Page) => page.getByRole('dialog').waitFor({ state: 'hidden' });
    const rename = async ({ page }: Visitor, name: string) => {
      await page.getByRole('dialog').getByLabel('Name').fill(name);
    };
    const save = ({ page }: Visitor) => page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    const bothOpen = async (name: string) => {
      for (const { page } of [admin, anna]) await page.getByRole('button', { name: `Edit ${name}`, exact: true }).click();
    };

    beforeAll(async () => {
      await anna.signIn(suite.url, second.name, second.password);
      for (const visitor of [admin, anna]) {
        await visitor.go('Incident properties');
        await visitor.page.getByRole('cell', { name: 'Cut', exact: true }).waitFor();
      }
    }, 60_000);

    it('[IM-02] [IM-32] shows who saves second both names, and overwrites nothing before a choice', async () => {
      await bothOpen('Cut');
      await rename(admin, 'Scratch');
      await rename(anna, 'Deep cut');
      await save(admin);
      await saved(admin.page);
      await save(anna);
      const { page } = anna;
      await alertIn(page).getByText('Scratch').waitFor();
      expect(await page.getByRole('dialog').getByLabel('Name').inputValue()).toBe('Deep cut');
      expect(await nameOf(types.cut)).toBe('Scratch');
      await accessible(anna, 'property-conflict');
      await page.setViewportSize({ width: 390, height: 844 });
      await accessible(anna, 'property-conflict-narrow');
      await page.setViewportSize({ width: 1440, height: 900 });
      expect(await page.getByRole('dialog').getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
      await page.getByRole('button', { name: 'Keep mine: Cut' }).click();
      await save(anna);
      await saved(page);
      expect(await nameOf(types.cut)).toBe('Deep cut');
      await admin.page.getByRole('cell', { name: 'Deep cut', exact: true }).waitFor({ timeout: 10_000 });
    }, 60_000);

    it('[IM-32] merges a name and a description that two people change; whoever takes theirs loses only their own', async () => {
      await bothOpen('Deep cut');
      await admin.page.getByRole('dialog').getByLabel('Description').fill('By broken glass');
      await rename(anna, 'Cut');
      await save(admin);
      await saved(admin.page);
      await save(anna);
      await saved(anna.page);
      expect(await api.get(`/incidentTypes/${types.cut}`)).toMatchObject({ name: 'Cut', description: 'By broken glass' });
      await admin.page.getByRole('cell', { name: 'Cut', exact: true }).waitFor();
      await bothOpen('Cut');
      await rename(admin, 'Gash');
      await rename(anna, 'Slash');
      await save(admin);
      await saved(admin.page);
      await save(anna);
      await anna.page.getByRole('button', { name: 'Take theirs: Cut' }).click();
      expect(await anna.page.getByRole('dialog').getByLabel('Name').inputValue()).toBe('Gash');
      await anna.page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
      expect(await nameOf(types.cut)).toBe('Gash');
    }, 60_000);

    it('[IM-03] [IM-32] does the same for a category and for the settings', async () => {
      const bar = ({ page }: Visitor) => page.getByRole('region', { name: 'Changes not saved yet' });
      const put = async (visitor: Visitor) => bar(visitor).getByRole('button', { name: 'Save' }).click();
      const differ = async (label: string, [mine, theirs]: [string, string], kept: () => Promise<unknown>) => {
        await admin.page.getByLabel(label, { exact: true }).fill(theirs);
        await anna.page.getByLabel(label, { exact: true }).fill(mine);
        await put(admin);
        await bar(admin).waitFor({ state: 'hidden' });
        await put(anna);
        await alertIn(anna.page).getByText(theirs, { exact: true }).waitFor();
        expect(await anna.page.getByLabel(label, { exact: true }).inputValue()).toBe(mine);
        expect(await kept()).toBe(theirs);
        await accessible(anna, `conflict-${theirs.toLowerCase()}`);
        await anna.page.getByRole('button', { name: /^Keep mine/ }).click();
        await put(anna);
        await bar(anna).waitFor({ state: 'hidden' });
        expect(await kept()).toBe(mine);
      };
      for (const { page } of [admin, anna]) await tab(page, 'Categories');
      await differ('Category 1: Name', ['Cause of the accident', 'Origin'], async () => (await api.list('/incidentCategories?disabled')).find(({ number }) => number === 1)?.name);
      for (const { page } of [admin, anna]) await tab(page, 'Settings');
      await differ('Title of reports', ['Example Mills', 'Example Works'], async () => (await api.get('/incidentSettings')).reportTitle);
    }, 90_000);
  });

  it('[IM-28] keeps the place in a long list over a look into a project', async () => {
    const { page } = otto;
    for (let number = 1; number <= many; number += 1) await create({ title: `Pallet ${number}` });
    await otto.go('Incidents');
    await page.getByRole('textbox', { name: 'Search incidents' }).fill('Pallet');
    await page.getByRole('button', { name: 'Clear all' }).waitFor();
    await page.getByRole('link', { name: `Pallet ${many}`, exact: true }).waitFor();
    await listed(page).nth(49).scrollIntoViewIfNeeded();
    await listed(page).nth(many - 1).waitFor({ state: 'attached' });
    const before = await idsOf(listed(page));
    const row = listed(page).nth(57);
    await row.scrollIntoViewIfNeeded();
    const place = async () => (await row.boundingBox())?.y ?? 0;
    const at = await place();
    expect(at).toBeGreaterThan(0);
    await row.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: 'Main details' }).waitFor();
    await page.goBack();
    await row.waitFor();
    expect(await idsOf(listed(page))).toEqual(before);
    await eventually(async () => expect(Math.abs(await place() - at)).toBeLessThan(4));
    // By keyboard one goes on from where one was.
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.closest('tr')?.dataset.row)).toBe(before[58]);
  }, 120_000);

  it('throws no error in any page', () => {
    expect([...admin.complaints, ...anna.complaints, ...otto.complaints]).toEqual([]);
  });
});
