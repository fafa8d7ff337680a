import type { Browser, Locator, Page } from 'playwright-core';
import { eventually, person, Suite } from '@vigie/testing';
import type { Api } from '@vigie/testing';
import { hire } from '../support/hire.js';
import { makeOlder } from '../support/make-older.js';
import { accessible } from './accessible.js';
import { launch, Visitor } from './browser.js';

const adminPassword = 'Sturdy-Lighthouse-2026';
const officer = { name: 'otto', password: 'Quiet-meadow-41-rain' };
const officerRights = ['incidentProject.view', 'incidentProject.manage', 'incidentProject.delete', 'incidentProject.hold', 'incidentProperties.view', 'incidentSequence.view', 'incidentComment.view'];
const held = 'Crane touched the roof';
/** One page of the list holds fifty. */
const many = 65;
const unsaved = 'Changes not saved yet';
const keptFor = 'Keep projects for (days)';
const openDialog = (page: Page) => page.getByRole('dialog');

describe('holds, retention and long lists, in the browser', () => {
  let suite: Suite;
  let browser: Browser;
  let admin: Visitor;
  let otto: Visitor;
  let api: Api;
  let heldId: string;
  let old: string[];

  /** On the desk and on a phone. */
  const accessibleOnBoth = async (visitor: Visitor, step: string) => {
    await accessible(visitor, step);
    await visitor.page.setViewportSize({ width: 390, height: 844 });
    await accessible(visitor, `${step}-narrow`);
    await visitor.page.setViewportSize({ width: 1440, height: 900 });
  };
  const statusOf = async (id: string) => (await api.call(`/incidentProjects/${id}`)).status;
  const create = async (title: string) => (await api.create('/incidentProjects', { title })).id;

  beforeAll(async () => {
    [suite, browser] = await Promise.all([Suite.start(), launch()]);
    admin = await Visitor.open(browser, 'upkeep-admin');
    otto = await Visitor.open(browser, 'upkeep-officer', { colorScheme: 'light' });
    await admin.signIn(suite.url, 'Admin', suite.adminPassword, adminPassword);
    api = await person(suite.url, { name: 'Admin', password: adminPassword });
    await hire(api, officer, officerRights);
    await api.expect(200, '/incidentSettings', { method: 'PATCH', body: { retentionDays: 365 } });
    heldId = await create(held);
    old = [await create('Old one'), await create('Old two'), await create('Old three')];
    await makeOlder(suite, [heldId, ...old], 100);
    await otto.signIn(suite.url, officer.name, officer.password);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await suite?.dispose();
  }, 60_000);

  it('[IM-33] [WC-04] places a legal hold, with its reason; the page says that the project stays', async () => {
    const { page } = otto;
    await otto.go('Incidents');
    await page.getByRole('link', { name: held }).click();
    await page.getByText('No hold: the project goes when its retention ends.').waitFor();
    await page.getByRole('button', { name: 'Place a hold' }).click();
    const dialog = page.getByRole('dialog', { name: 'Place a hold' });
    expect(await dialog.getByRole('button', { name: 'Place a hold' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Reason').fill('Court asks for it');
    await dialog.getByLabel('Reference').fill('LG 4 O 77/26');
    await accessibleOnBoth(otto, 'hold-place');
    await dialog.getByRole('button', { name: 'Place a hold' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('Under a legal hold this project does not expire and cannot be deleted.').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Court asks for it' }).getByText('Held').waitFor();
    await accessibleOnBoth(otto, 'hold-placed');
    // On the other tabs, too.
    await page.getByRole('tab', { name: /^Comments/ }).click();
    await page.getByText('No comments yet.').waitFor();
    await page.getByText('Legal hold', { exact: true }).waitFor();
    await page.getByRole('tab', { name: 'Main details' }).click();
    expect(await api.list(`/incidentProjects/${heldId}/holds`)).toMatchObject([{ kind: 'legal', reason: 'Court asks for it', reference: 'LG 4 O 77/26', placedBy: { name: 'otto' } }]);
  }, 90_000);

  it('[IM-33] says why a project under a hold is not deleted', async () => {
    const { page } = otto;
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete project' }).click();
    await openDialog(page).getByRole('button', { name: 'Delete project' }).click();
    await page.getByRole('dialog', { name: 'The project could not be deleted' }).getByText(/This project is under a legal hold and stays/).waitFor();
    await accessible(otto, 'hold-refuses');
    // Trying again would end the same way.
    expect(await openDialog(page).getByRole('button').allTextContents()).toEqual(['', 'Close']);
    await openDialog(page).getByRole('button', { name: 'Close' }).last().click();
    expect(await statusOf(heldId)).toBe(200);
  }, 60_000);

  it('[IM-09] says how many projects a shorter retention would delete, and changes nothing without a yes', async () => {
    const { page } = admin;
    await admin.go('Incident properties');
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByLabel(keptFor).fill('30');
    await page.getByRole('button', { name: 'Save' }).click();
    // Three are old enough; the fourth is held.
    const dialog = page.getByRole('dialog', { name: 'Delete 3 projects now?' });
    await dialog.getByText(/new limit \(days: 30\)/).waitFor();
    await accessibleOnBoth(admin, 'retention-asks');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await api.get('/incidentSettings')).toMatchObject({ retentionDays: 365 });
    expect(await page.getByLabel(keptFor).inputValue()).toBe('30');
    await page.getByRole('region', { name: unsaved }).waitFor();
    expect(await Promise.all(old.map(statusOf))).toEqual([200, 200, 200]);
  }, 60_000);

  it('[IM-09] asks again where the number has changed meanwhile; a yes saves it and lets them go, the held one stays', async () => {
    const { page } = admin;
    await page.getByRole('button', { name: 'Save' }).click();
    const three = page.getByRole('dialog', { name: 'Delete 3 projects now?' });
    await three.waitFor();
    const late = await create('Old four');
    await makeOlder(suite, [late], 100);
    await three.getByRole('button', { name: 'Save and delete' }).click();
    const four = page.getByRole('dialog', { name: 'Delete 4 projects now?' });
    await four.waitFor();
    expect(await api.get('/incidentSettings')).toMatchObject({ retentionDays: 365 });
    await four.getByRole('button', { name: 'Save and delete' }).click();
    await page.getByRole('region', { name: unsaved }).waitFor({ state: 'hidden' });
    expect(await api.get('/incidentSettings')).toMatchObject({ retentionDays: 30 });
    await eventually(async () => expect(await Promise.all([...old, late].map(statusOf))).toEqual([410, 410, 410, 410]), { deadline: 100_000 });
    expect(await statusOf(heldId)).toBe(200);
  }, 150_000);

  it('[IM-09] [IM-33] lifts the hold after a question; then the project goes, and the page says so', async () => {
    const { page } = otto;
    const dialog = page.getByRole('dialog', { name: 'Lift this hold?' });
    await page.getByRole('button', { name: 'Lift' }).click();
    await dialog.getByText('Court asks for it').waitFor();
    await dialog.getByText(/Without another hold the project goes when its retention ends/).waitFor();
    await accessibleOnBoth(otto, 'hold-lift');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await api.list(`/incidentProjects/${heldId}/holds`))[0]).not.toHaveProperty('liftedAt');
    await page.getByRole('button', { name: 'Lift' }).click();
    await dialog.getByRole('button', { name: 'Lift' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(/No hold: the project goes when its retention ends|has been deleted/).waitFor();
    await page.getByText(`“${held}” has been deleted`).waitFor({ timeout: 100_000 });
    expect(await statusOf(heldId)).toBe(410);
  }, 150_000);

  describe('a list of more than one page', () => {
    let ids: string[];
    let rows: Locator;

    const focused = (page: Page) => page.evaluate(() => document.activeElement?.closest('tr')?.dataset.row);
    /** Steps down with the keyboard alone, row by row. */
    const walk = async (page: Page, from: number, to: number) => {
      for (let row = from; row <= to; row += 1) {
        await page.keyboard.press('j');
        expect(await focused(page)).toBe(ids[row]);
      }
    };

    beforeAll(async () => {
      ids = [];
      // The newest stands first.
      for (let number = 1; number <= many; number += 1) ids.unshift(await create(`Pallet ${number}`));
      const { page } = otto;
      await otto.go('Incidents');
      await page.getByRole('textbox', { name: 'Search incidents' }).fill('Pallet');
      await page.getByRole('button', { name: 'Clear all' }).waitFor();
      rows = page.locator('tr[data-row]');
      await eventually(async () => expect(await rows.first().getAttribute('data-row')).toBe(ids[0]));
    }, 90_000);

    it('[IM-28] loads what comes after the first page as one walks down by keyboard', async () => {
      const { page } = otto;
      // Only what is near is loaded, also a while later.
      await page.waitForLoadState('networkidle');
      expect(await rows.count()).toBe(50);
      await page.locator('main').focus();
      await walk(page, 0, 49);
      await rows.nth(many - 1).waitFor({ state: 'attached' });
      await walk(page, 50, 57);
      expect(await rows.count()).toBe(many);
      expect(await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.row))).toEqual(ids);
    }, 60_000);

    it('[IM-28] [IM-33] chooses there by keyboard, asks, and deletes what was chosen', async () => {
      const { page } = otto;
      await page.keyboard.press('x');
      await page.getByRole('region', { name: 'Chosen: 1' }).waitFor();
      await walk(page, 58, 60);
      await page.keyboard.press('Shift+X');
      const bar = page.getByRole('region', { name: 'Chosen: 4' });
      await bar.waitFor();
      const [row, over] = await Promise.all([rows.nth(60).boundingBox(), bar.boundingBox()]);
      // What has the focus is not under the bar.
      expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual(over?.y ?? 0);
      await accessible(otto, 'list-chosen');
      await bar.getByRole('button', { name: 'Delete' }).click();
      const dialog = page.getByRole('dialog', { name: 'Delete 4 projects?' });
      expect(await dialog.getByRole('listitem').allTextContents()).toEqual([58, 59, 60, 61].map((place) => expect.stringContaining(`Pallet ${many + 1 - place}`) as string));
      await accessibleOnBoth(otto, 'list-delete');
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await dialog.waitFor({ state: 'hidden' });
      expect(await Promise.all(ids.slice(57, 61).map(statusOf))).toEqual([200, 200, 200, 200]);
      await bar.getByRole('button', { name: 'Delete' }).click();
      await dialog.getByRole('button', { name: 'Delete 4' }).click();
      await dialog.waitFor({ state: 'hidden' });
      expect(await Promise.all(ids.slice(57, 61).map(statusOf))).toEqual([410, 410, 410, 410]);
      await eventually(async () => expect(await rows.count()).toBe(many - 4));
      expect(await page.getByRole('region', { name: /^Chosen/ }).count()).toBe(0);
      ids = [...ids.slice(0, 57), ...ids.slice(61)];
      expect(await rows.evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset.row))).toEqual(ids);
    }, 90_000);

    it('[IM-33] deletes a stretch chosen with the mouse but for the one that is held, and says why it stays', async () => {
      const { page } = otto;
      const [first = '', second = '', third = ''] = ids.slice(-3);
      await api.create(`/incidentProjects/${second}/holds`, { kind: 'evidenceLock', reason: 'Police' });
      const box = (id: string) => page.locator(`tr[data-row="${id}"]`).getByRole('checkbox');
      await box(first).click();
      // From the box one walks on by keyboard.
      await page.keyboard.press('j');
      expect(await focused(page)).toBe(second);
      await box(third).click({ modifiers: ['Shift'] });
      await page.getByRole('region', { name: 'Chosen: 3' }).getByRole('button', { name: 'Delete' }).click();
      await openDialog(page).getByRole('button', { name: 'Delete 3' }).click();
      const refused = page.getByRole('dialog', { name: 'Not all could be deleted' });
      await refused.getByText(/This project is under a legal hold and stays/).waitFor();
      await accessibleOnBoth(otto, 'list-refused');
      expect(await Promise.all([first, second, third].map(statusOf))).toEqual([410, 200, 410]);
      expect(await refused.getByRole('button', { name: 'Try again' }).count()).toBe(0);
      await refused.getByRole('button', { name: 'Close' }).last().click();
      await page.getByRole('region', { name: 'Chosen: 1' }).waitFor();
      await eventually(async () => expect(await rows.count()).toBe(many - 6));
      ids = ids.filter((id) => id !== first && id !== third);
    }, 60_000);

    it('[IM-33] offers to try again what may pass, and leaves what has a reason to stay', async () => {
      const { page } = otto;
      const [one = '', other = ''] = ids.slice(-2);
      await page.getByRole('button', { name: 'Choose none' }).click();
      for (const id of [one, other]) await page.locator(`tr[data-row="${id}"]`).getByRole('checkbox').click();
      // Once nobody answers; then the suite does.
      await page.route(`**/incidentProjects/${one}`, (route) => route.abort(), { times: 1 });
      await page.getByRole('region', { name: 'Chosen: 2' }).getByRole('button', { name: 'Delete' }).click();
      await openDialog(page).getByRole('button', { name: 'Delete 2' }).click();
      const refused = page.getByRole('dialog', { name: 'Not all could be deleted' });
      await refused.getByRole('button', { name: 'Try again' }).click();
      await eventually(async () => expect(await statusOf(one)).toBe(410));
      // The other one is held, and still there to be read.
      await eventually(async () => expect(await refused.getByRole('button', { name: 'Try again' }).count()).toBe(0));
      expect(await refused.getByRole('listitem').count()).toBe(1);
      await refused.getByRole('button', { name: 'Close' }).last().click();
      expect(await statusOf(other)).toBe(200);
      await eventually(async () => expect(await rows.count()).toBe(many - 7));
    }, 60_000);

    it('[IM-28] [IM-33] [WC-04] chooses several and deletes them on a phone', async () => {
      const { page } = otto;
      await page.setViewportSize({ width: 390, height: 844 });
      const [first = '', second = ''] = ids;
      await page.getByRole('button', { name: 'Choose none' }).click();
      await rows.first().scrollIntoViewIfNeeded();
      for (const id of [first, second]) {
        const box = page.locator(`tr[data-row="${id}"]`).getByRole('checkbox');
        const { height = 0, width = 0 } = await box.locator('xpath=ancestor::label').boundingBox() ?? {};
        // A thumb finds it.
        expect(Math.min(height, width)).toBeGreaterThanOrEqual(44);
        await box.check();
      }
      const bar = page.getByRole('region', { name: 'Chosen: 2' });
      await accessible(otto, 'list-chosen-narrow');
      await bar.getByRole('button', { name: 'Delete' }).click();
      await openDialog(page).getByRole('button', { name: 'Delete 2' }).click();
      await openDialog(page).waitFor({ state: 'hidden' });
      expect(await Promise.all([first, second].map(statusOf))).toEqual([410, 410]);
      await page.getByLabel('Choose all that are shown').check();
      await page.getByRole('region', { name: /^Chosen: \d\d/ }).getByRole('button', { name: 'Choose none' }).click();
      await page.setViewportSize({ width: 1440, height: 900 });
    }, 60_000);
  });

  it('[WC-10] asks in French, too', async () => {
    const visitor = await Visitor.open(browser, 'upkeep-fr', { locale: 'fr', width: 390, height: 844 });
    const { page } = visitor;
    await visitor.signIn(suite.url, officer.name, officer.password);
    await visitor.go('Incidents');
    await page.getByRole('textbox', { name: 'Rechercher des incidents' }).fill('Pallet 2');
    await page.getByRole('link', { name: 'Pallet 2', exact: true }).click();
    await page.getByText('Sous conservation légale, ce projet n’expire pas et ne peut pas être supprimé.').waitFor();
    await page.getByRole('button', { name: 'Lever', exact: true }).click();
    await page.getByRole('dialog', { name: 'Lever cette conservation ?' }).waitFor();
    await accessible(visitor, 'hold-lift');
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('button', { name: 'Poser une conservation' }).click();
    await page.getByRole('dialog', { name: 'Poser une conservation' }).waitFor();
    await accessible(visitor, 'hold-place');
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1440, height: 900 });
    await visitor.go('Incidents');
    await page.getByRole('link', { name: 'Pallet 63', exact: true }).waitFor({ state: 'attached' });
    await page.locator('main').focus();
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
    await page.getByRole('region', { name: 'Choisis : 2' }).getByRole('button', { name: 'Supprimer' }).click();
    await page.getByRole('dialog', { name: 'Supprimer 2 projets ?' }).waitFor();
    await accessibleOnBoth(visitor, 'list-delete');
    expect(visitor.complaints).toEqual([]);
    await page.context().close();
  }, 90_000);

  it('[IM-09] [WC-10] asks about a single project in French', async () => {
    await makeOlder(suite, [await create('Old five')], 20);
    const visitor = await Visitor.open(browser, 'upkeep-fr-admin', { locale: 'fr' });
    const { page } = visitor;
    await visitor.signIn(suite.url, 'Admin', adminPassword);
    await visitor.go('Propriétés d’incident');
    await page.getByRole('tab', { name: 'Réglages' }).click();
    await page.getByLabel('Conserver les projets (jours)').fill('10');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    const dialog = page.getByRole('dialog', { name: 'Supprimer 1 projet maintenant ?' });
    await dialog.waitFor();
    await accessibleOnBoth(visitor, 'retention-asks');
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    expect(await api.get('/incidentSettings')).toMatchObject({ retentionDays: 30 });
    expect(visitor.complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('throws no error in any page', () => {
    expect([...admin.complaints, ...otto.complaints]).toEqual([]);
  });
});
