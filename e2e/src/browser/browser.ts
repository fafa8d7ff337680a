import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

const artefacts = fileURLToPath(new URL('../../../artefacts/pages/', import.meta.url));

/** Debian's Chromium, kept from talking to anybody but us. */
export const launch = (): Promise<Browser> => chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic'],
});

export interface Look {
  width?: number;
  height?: number;
  locale?: string;
  colorScheme?: 'light' | 'dark';
}

/** Somebody at a browser of their own. */
export class Visitor {
  /** What the page complained about in its console, and answers that failed. */
  readonly complaints: string[] = [];

  private constructor(readonly page: Page, private readonly name: string) {
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  static async open(browser: Browser, name: string, { width = 1440, height = 900, locale = 'en', colorScheme = 'dark' }: Look = {}): Promise<Visitor> {
    const context = await browser.newContext({ viewport: { width, height }, locale, colorScheme, hasTouch: width < 600, isMobile: width < 600, reducedMotion: 'reduce' });
    return new Visitor(await context.newPage(), name);
  }

  /** Signs in through the identity provider's own pages; a new password where one is asked for. */
  async signIn(origin: string, user: string, password: string, newPassword?: string): Promise<void> {
    await this.page.goto(origin);
    await this.page.locator('input[name=name]').fill(user);
    await this.page.locator('input[type=password]').fill(password);
    await this.picture('sign-in');
    await this.page.locator('button[type=submit]').click();
    if (newPassword) {
      await this.page.locator('input[name=repeat]').fill(newPassword);
      await this.page.locator('input[name=password]').fill(newPassword);
      await this.picture('change-password');
      await this.page.locator('button[type=submit]').click();
    }
    await this.page.getByRole('navigation').first().waitFor();
  }

  /** Follows a link of the navigation, wherever the width puts it. */
  async go(link: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: link, exact: true }).first().click();
  }

  /** Keeps a screenshot as an artefact. */
  async picture(step: string): Promise<void> {
    mkdirSync(artefacts, { recursive: true });
    await this.page.screenshot({ path: `${artefacts}${this.name}-${step}.png` });
  }
}
