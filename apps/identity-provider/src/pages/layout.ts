import { createHash } from 'node:crypto';
import { languages } from '@vigie/contracts';
import type { Language } from '@vigie/contracts';
import { Html, html } from './html.js';
import { style } from './style.js';
import { texts } from './texts.js';

const digest = createHash('sha256').update(style).digest('base64');

/** What every page is sent with: nothing but its own style sheet runs or loads, nobody frames it, no cache keeps it. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${digest}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Cache-Control': 'no-store',
  Vary: 'Accept-Language, Cookie',
};

export interface Page {
  language: Language;
  title: string;
  body: Html;
  /** Address of the same page in another language, up to the language; a page that was posted has none. */
  languageLinks?: string;
}

const icon =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 32 32%22%3E%3Crect width=%2232%22 height=%2232%22 rx=%227%22 fill=%22%230f3d4d%22/%3E%3Cpath d=%22M6.5 9.5 16 25.5 25.5 9.5%22 fill=%22none%22 stroke=%22%23f2f6f7%22 stroke-width=%222.8%22/%3E%3Ccircle cx=%2216%22 cy=%2213.2%22 r=%222.7%22 fill=%22%237cc4da%22/%3E%3C/svg%3E';

/** A whole document: brand, a card with the body, languages. Works without any script. */
export const layout = ({ language, title, body, languageLinks }: Page): string => html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} · Vigie</title>
<link rel="icon" href="${new Html(icon)}">
<style>${new Html(style)}</style>
</head>
<body>
${beam}
<main>
<div class="brand">${logo}<div><b>Vigie</b><span>${texts[language].lookout}</span></div></div>
<div class="card">
${body}
</div>
</main>
<footer>${languageLinks !== undefined && languageNavigation(language, languageLinks)}</footer>
</body>
</html>
`.text;

const languageNavigation = (present: Language, address: string): Html => html`<nav aria-label="${texts[present].languages}">${languages.map(
  (language) => html`<a href="${address}${language}" lang="${language}" hreflang="${language}"${language === present && new Html(' aria-current="true"')}>${texts[language].languageName}</a>`,
)}</nav>`;

/** A message that a screen reader says at once. */
export const alert = (text: string): Html => html`<p class="alert" role="alert"><svg viewBox="0 0 20 20" aria-hidden="true"><path d="M10 2 1.5 17h17z M10 8v4 M10 14.2v.6" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/></svg><span>${text}</span></p>`;

const logo = html`<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="7" fill="#0f3d4d"/><path d="M6.5 9.5 16 25.5 25.5 9.5" fill="none" stroke="#f2f6f7" stroke-width="2.8" stroke-linecap="round" stroke-linejoin="round"/><path d="M6.5 9.5Q16 4.6 25.5 9.5" fill="none" stroke="#7cc4da" stroke-width="2.2" stroke-linecap="round"/><circle cx="16" cy="13.2" r="2.7" fill="#7cc4da"/></svg>`;

/** A lookout's light over the horizon. */
const beam = html`<svg class="beam" viewBox="0 0 1200 800" preserveAspectRatio="xMidYMid slice" aria-hidden="true"><defs><linearGradient id="b" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-opacity=".15"/><stop offset=".65" stop-opacity=".03"/><stop offset="1" stop-opacity="0"/></linearGradient></defs><path d="M-40-40 1240 300V800H560z" fill="url(#b)"/><path d="M-40-40 1240 520V800H900z" fill="url(#b)"/></svg>`;
