import type { Language, VigieError } from '@vigie/contracts';
import { passwordLength } from '../passwords/password.rules.js';
import { Html, html } from './html.js';
import { alert, layout } from './layout.js';
import { texts } from './texts.js';

interface Form {
  language: Language;
  /** Proves that the form is ours: goes back with it. */
  token: string;
  problem?: string;
}

const hidden = (token: string): Html => html`<input type="hidden" name="form" value="${token}">`;

const secret = (name: string, label: string, autocomplete: string, wrong: boolean, autofocus = false): Html => html`<label>${label}
<input type="password" name="${name}" autocomplete="${autocomplete}" maxlength="1024" required${wrong && new Html(' aria-invalid="true"')}${autofocus && new Html(' autofocus')}></label>`;

/** The form asks for a name and a password; what was typed as name comes back, the password never. */
export function signInPage({ language, token, problem, name }: Form & { name: string }): string {
  const { signIn } = texts[language];
  const wrong = problem !== undefined;
  return layout({
    language, title: signIn.title, languageLinks: '?language=',
    body: html`<h1>${signIn.title}</h1><p>${signIn.lead}</p>${wrong && alert(problem)}
<form method="post" autocomplete="on">${hidden(token)}
<label>${signIn.name}
<input name="name" value="${name}" autocomplete="username" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="256" required${!wrong && new Html(' autofocus')}${wrong && new Html(' aria-invalid="true"')}></label>
${secret('password', signIn.password, 'current-password', wrong, wrong)}
<button type="submit">${signIn.submit}</button>
</form>`,
  });
}

/** At the first sign-in the given password has just been typed, so only the new one is asked for; later the present one as well. */
export function changePasswordPage({ language, token, problem, name, first, returnTo }: Form & { name: string; first: boolean; returnTo?: string }): string {
  const { change } = texts[language];
  const wrong = problem !== undefined;
  return layout({
    language, title: change.title, languageLinks: `?${new URLSearchParams(returnTo ? { return_to: returnTo } : {}).toString()}&language=`,
    body: html`<h1>${change.title}</h1><p>${first ? change.firstLead : change.ownLead}</p>${wrong && alert(problem)}
<form method="post">${hidden(token)}
<input type="hidden" name="username" value="${name}" autocomplete="username">
${!first && secret('current', change.current, 'current-password', wrong, true)}
${secret('password', change.fresh, 'new-password', wrong, first)}
<p class="hint">${change.rule(passwordLength.least)}</p>
${secret('repeat', change.repeat, 'new-password', wrong)}
<button type="submit">${change.submit}</button>
</form>`,
  });
}

/** Says one thing and where to go on. */
export const messagePage = (page: { language: Language; title: string; lead: string; onward?: { address: string; label: string }; code?: string }): string =>
  layout({
    language: page.language, title: page.title,
    body: html`<h1>${page.title}</h1><p>${page.lead}</p>
${page.code !== undefined && html`<p class="hint"><br>${texts[page.language].failed.code}: <code>${page.code}</code></p>`}
${page.onward && html`<div class="actions"><a class="action" href="${page.onward.address}">${page.onward.label}</a></div>`}`,
  });

/** A refusal for people: what it is, and the code to tell an administrator. */
export const refusalPage = (error: VigieError, language: Language): string =>
  messagePage({ language, title: texts[language].failed.title, lead: error.text(language), code: error.code });

/** Asks once before a session ends, for whoever was led here without proof of being asked by their own application. */
export function signOutPage({ language, action, token }: { language: Language; action: string; token: string }): string {
  const { signOut } = texts[language];
  return layout({
    language, title: signOut.title,
    body: html`<h1>${signOut.title}</h1><p>${signOut.lead}</p>
<form method="post" action="${action}"><input type="hidden" name="xsrf" value="${token}">
<button type="submit" name="logout" value="yes" autofocus>${signOut.submit}</button>
<button type="submit" class="quiet">${signOut.stay}</button></form>`,
  });
}

/** One button, for steps that would otherwise need a script to go on. */
export const continuePage = (page: { language: Language; title: string; lead: string; action: string; token: string }): string =>
  layout({
    language: page.language, title: page.title,
    body: html`<h1>${page.title}</h1><p>${page.lead}</p>
<form method="post" action="${page.action}"><input type="hidden" name="xsrf" value="${page.token}"><input type="hidden" name="logout" value="yes">
<button type="submit" autofocus>${texts[page.language].onward}</button></form>`,
  });
