import { createHash } from 'node:crypto';
import { languages } from '@vigie/contracts';
import { pageHeaders } from './layout.js';
import { changePasswordPage, messagePage, signInPage, signOutPage } from './sign-in.pages.js';

const pages = languages.map((language) => [language, [
  signInPage({ language, token: 't', name: '' }),
  signInPage({ language, token: 't', name: '"><img src=x onerror=alert(1)>', problem: 'no' }),
  changePasswordPage({ language, token: 't', name: 'ada', first: true }),
  changePasswordPage({ language, token: 't', name: 'ada', first: false, problem: 'no' }),
  signOutPage({ language, action: '/x', token: 't' }),
  messagePage({ language, title: 'a', lead: 'b', code: 'c', onward: { address: '/', label: 'd' } }),
]] as const);

describe.each(pages)('pages in %s', (language, shown) => {
  it('[ID-01] say their language and let the policy allow their one style sheet, and no script', () => {
    for (const page of shown) {
      expect(page).toContain(`<html lang="${language}">`);
      const [, sheet = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
      expect(pageHeaders['Content-Security-Policy']).toContain(`'sha256-${createHash('sha256').update(sheet).digest('base64')}'`);
      expect(page).not.toMatch(/<script|<img|\sstyle=/);
    }
  });

  it('[ID-01] name every field, with what password managers need', () => {
    for (const page of shown) {
      const fields = [...page.matchAll(/<input (?!type="hidden")[^>]*>/g)].map(([field]) => field);
      for (const field of fields) {
        expect(field).toMatch(/autocomplete="(username|current-password|new-password)"/);
        expect(page).toMatch(new RegExp(`<label>[^<]+\\n${field.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
      }
    }
  });
});
