import type { Browser } from 'playwright-core';
import { eventually, Suite } from '@vigie/testing';
import { accessibilityProblems } from './axe.js';
import { launch, Visitor } from './browser.js';

const adminPassword = 'Sturdy-Lighthouse-2026';
const operator = { name: 'olga', password: 'Harbour-lamp-77-tide', newPassword: 'Harbour-lamp-78-tide' };

describe('the main job, in the browser', () => {
  let suite: Suite;
  let browser: Browser;
  let admin: Visitor;
  let olga: Visitor;

  beforeAll(async () => {
    [suite, browser] = await Promise.all([Suite.start(), launch()]);
    admin = await Visitor.open(browser, 'admin');
    olga = await Visitor.open(browser, 'operator');
  }, 240_000);

  afterAll(async () => {
    await browser?.close();
    await suite?.dispose();
  }, 60_000);

  it('[ID-01] [ID-03] [WC-01] signs Admin in, asks for a new password and shows both cameras live', async () => {
    await admin.signIn(suite.url, 'Admin', suite.adminPassword, adminPassword);
    await admin.page.getByRole('region', { name: 'Front door, live' }).waitFor();
    await admin.page.getByRole('region', { name: 'Warehouse, live' }).waitFor();
    await admin.page.getByTestId('live-delay').first().waitFor({ state: 'attached' });
    await admin.picture('live');
  }, 120_000);

  it('[WC-07] [IM-01] defines an incident type, a role with rights on one camera, and an operator', async () => {
    const { page } = admin;
    const dialog = page.getByRole('dialog');
    await admin.go('Incident properties');
    await page.getByRole('button', { name: 'Add type' }).click();
    await page.getByLabel('Name').fill('Slip, trip or fall');
    await page.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await admin.picture('incident-properties');

    await admin.go('Roles');
    await page.getByRole('button', { name: 'Add role' }).click();
    await page.getByLabel('Name').fill('Night shift');
    await page.getByRole('button', { name: 'Create role' }).click();
    await page.getByRole('button', { name: 'Add rights' }).click();
    for (const right of ['Front door', 'See in lists', 'Watch live', 'Play back']) await dialog.getByLabel(right).check();
    await dialog.getByRole('button', { name: 'Save rights' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Add rights' }).click();
    await dialog.getByLabel('Everything').check();
    for (const part of ['Incident projects', 'Categories and incident data', 'Comments', 'Sequences', 'Calls']) await dialog.getByLabel(`${part}: Manage`).check();
    for (const right of ['Incident properties: View', 'See activity logs', 'Generate reports', 'See alarms']) await dialog.getByLabel(right).check();
    await dialog.getByRole('button', { name: 'Save rights' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await admin.picture('role');

    await admin.go('Users');
    await page.getByRole('button', { name: 'Add user' }).click();
    await page.getByLabel('User name').fill(operator.name);
    await page.getByRole('textbox', { name: 'Password' }).fill(operator.password);
    await page.getByLabel('Night shift').check();
    await page.getByRole('button', { name: 'Create user' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await admin.picture('users');
  }, 120_000);

  it('[MG-54] [WC-09] reads in the log that she did so', async () => {
    await admin.go('Log');
    await eventually(async () => {
      await admin.page.reload();
      await admin.page.getByText(operator.name).first().waitFor({ timeout: 5_000 });
    }, { deadline: 60_000 });
    await admin.picture('log');
  }, 120_000);

  it('[WC-01] [WC-10] shows the operator one camera and not the other, live, less than a second behind', async () => {
    const { page } = olga;
    await olga.signIn(suite.url, operator.name, operator.password, operator.newPassword);
    await page.getByRole('region', { name: 'Front door, live' }).waitFor();
    expect(await page.getByRole('region', { name: 'Warehouse, live' }).count()).toBe(0);
    expect(await page.getByRole('navigation').getByRole('link', { name: 'Users' }).count()).toBe(0);
    await eventually(async () => {
      const delay = Number.parseFloat((await page.getByTestId('live-delay').first().textContent()) ?? '');
      expect(delay).toBeLessThan(1);
    }, { deadline: 30_000, every: 500 });
    await olga.picture('live');
  }, 120_000);

  it('[WC-01] [WC-02] shows the camera that an address names or says why not, and never another one', async () => {
    const { page } = olga;
    const front = suite.url;
    for (const named of ['zzz', '00000000-0000-4000-8000-00000000dead']) {
      for (const [place, other] of [['live', 'Front door, live'], ['playback', 'Front door, playback']]) {
        await page.goto(`${front}/${place}?cameras=${named}`);
        await page.getByRole('region', { name: 'Unknown camera' }).waitFor();
        expect([named, place, await page.getByRole('region', { name: other }).count()]).toEqual([named, place, 0]);
      }
    }
    await page.goto(`${front}/alarms?alarm=00000000-0000-4000-8000-00000000dead`);
    await page.getByRole('alert').first().waitFor();
    await page.goto(front);
  }, 120_000);

  it('[WC-01] says since when a picture stands still, whatever stopped it, and moves on by itself', async () => {
    const { page } = olga;
    const tile = page.getByRole('region', { name: 'Front door, live' });
    await olga.go('Live');
    await eventually(async () => expect(await tile.getAttribute('data-state')).toBe('running'), { deadline: 30_000 });
    suite.signal('recording-server', 'SIGSTOP');
    try {
      await tile.getByTestId('stands-still').waitFor({ timeout: 8_000 });
      await olga.picture('stands-still');
    } finally {
      suite.signal('recording-server', 'SIGCONT');
    }
    await eventually(async () => expect(await tile.getAttribute('data-state')).toBe('running'), { deadline: 60_000 });
  }, 120_000);

  it('[WC-02] [IM-21] plays back, jumps and marks a sequence into the draft list', async () => {
    const { page } = olga;
    await olga.go('Playback');
    await page.getByRole('region', { name: 'Front door, playback' }).waitFor();
    await page.getByTestId('playback-instant').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'One picture back' }).click();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('i');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('o');
    await page.getByRole('button', { name: 'Add to draft list' }).click();
    await page.getByRole('button', { name: 'Draft sequences: 1' }).waitFor();
    await olga.picture('playback');
  }, 120_000);

  it('[WC-04] [IM-20] [IM-25] makes an incident project of it with type and comment', async () => {
    const { page } = olga;
    await page.getByRole('button', { name: /Draft sequences/ }).click();
    await page.getByRole('button', { name: 'New incident project from these' }).click();
    const dialog = page.getByRole('dialog', { name: 'New incident project' });
    await dialog.getByLabel('Title').fill('Fall at the front door');
    await dialog.getByLabel('Type').selectOption({ label: 'Slip, trip or fall' });
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await page.getByRole('heading', { level: 1, name: 'Fall at the front door' }).waitFor();
    await page.getByRole('tab', { name: 'Comments' }).click();
    await page.getByLabel('New comment').fill('First aid called at once. <b>Floor</b> was wet.');
    await page.getByRole('button', { name: 'Add comment' }).click();
    await page.getByText('<b>Floor</b> was wet.').first().waitFor();
    await olga.picture('incident');
  }, 120_000);

  it('[IM-29] prints its report as PDF', async () => {
    const { page } = olga;
    await page.getByRole('button', { name: 'Report', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Report' });
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().includes('task=GenerateReport')),
      dialog.getByRole('button', { name: 'Generate report' }).click(),
    ]);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    await dialog.getByRole('link', { name: 'Open report' }).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  }, 120_000);

  it('[MG-32] [RC-09] loses the picture as soon as Admin takes playback away', async () => {
    await olga.go('Playback');
    await olga.page.getByTestId('playback-instant').waitFor();
    const { page } = admin;
    await admin.go('Roles');
    await page.getByRole('link', { name: 'Night shift' }).click();
    await page.getByRole('button', { name: 'Change the rights for Front door' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Play back').uncheck();
    await dialog.getByRole('button', { name: 'Save rights' }).click();
    await olga.page.locator('[data-state=refused]').first().waitFor({ timeout: 10_000 });
    await olga.picture('refused');
  }, 120_000);

  it('[PN-02] [WC-03] shows the alarm of an unplugged camera within 30 seconds, and its end', async () => {
    await olga.go('Live');
    await olga.page.getByRole('region', { name: 'Front door, live' }).waitFor();
    suite.signal('camera-1', 'SIGSTOP');
    try {
      await olga.page.getByText('New alarm').first().waitFor({ timeout: 30_000 });
      await olga.picture('alarm');
    } finally {
      suite.signal('camera-1', 'SIGCONT');
    }
    await olga.page.getByText('Alarm over').first().waitFor({ timeout: 60_000 });
  }, 150_000);

  it.each(['Live', 'Alarms', 'Incidents', 'Roles', 'Users', 'Log'])('[WC-10] the page %s has no serious accessibility problem, at desk and phone width', async (link) => {
    await admin.page.setViewportSize({ width: 1440, height: 900 });
    await admin.go(link);
    await admin.page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await accessibilityProblems(admin.page)).toEqual([]);
    await admin.page.setViewportSize({ width: 390, height: 844 });
    expect(await admin.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await admin.picture(`phone-${link.toLowerCase()}`);
    await admin.page.setViewportSize({ width: 1440, height: 900 });
  }, 60_000);

  it('[ID-07] [WC-10] ends the operator\'s session when the account is disabled', async () => {
    const { page } = admin;
    await admin.go('Users');
    await page.getByRole('row', { name: new RegExp(operator.name) }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('switch', { name: /Disabled/ }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await olga.page.getByText('Your session has ended').first().waitFor({ timeout: 15_000 });
    // Nothing of what she saw stays to be read, and the one way on leads to the sign-in.
    await eventually(async () => expect(await olga.page.locator('main#content').innerText()).toBe(''), { deadline: 15_000 });
    expect(await olga.page.locator('video, canvas, img').count()).toBe(0);
    await olga.picture('session-ended');
  }, 120_000);

  it('[LG-04] proves the log from the page', async () => {
    await admin.go('Log');
    await admin.page.getByRole('button', { name: 'Verify the log' }).click();
    await admin.page.getByText(/the chain held/).first().waitFor();
    await admin.picture('log-verified');
  }, 60_000);

  it('throws no error in any page', () => {
    expect([...admin.complaints, ...olga.complaints]).toEqual([]);
  });
});
