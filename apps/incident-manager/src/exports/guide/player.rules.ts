import type { Language } from '@vigie/contracts';
import { escapeHtml } from '../../reports/report-html.rules.js';
import type { ReportClock } from '../../reports/report-time.rules.js';
import type { GuideFacts } from './packaged-video.js';
import { playerScript, playerStyle } from './player.page.js';
import { playerWords } from './player.texts.js';

/** Nothing is loaded but the package's own videos. */
const policy = "default-src 'none'; media-src 'self' file:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** index.html of a package: plays its videos with the time of recording, from a folder, without a server or a network. */
export function playerPage({ site, project, withReport, videos }: GuideFacts, language: Language, clock: ReportClock): string {
  const words = playerWords[language];
  const heading = `${words.incident} ${project}`;
  const data = videos.map(({ file, from, gaps }) => ({ file, from: from.getTime(), gaps: gaps.map((gap) => [gap.from.getTime(), gap.to.getTime()]) }));
  const items = videos.map(({ sequence, camera, startTime, endTime }, index) =>
    `<li><button data-video="${index}"><b>${sequence}. ${escapeHtml(camera)}</b><span>${escapeHtml(`${clock.write(startTime)} – ${clock.write(endTime)}`)}</span></button></li>`);
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(heading)}</title><style>${playerStyle}</style></head>
<body>
<header><h1>${escapeHtml(heading)}</h1><p>${escapeHtml(site)}</p></header>
<main>
<section><video controls preload="metadata" aria-label="${escapeHtml(words.video)}"></video><output aria-live="off"></output><p>${escapeHtml(words.keys)}</p></section>
<nav aria-label="${escapeHtml(words.videos)}"><ol>${items.join('')}</ol>${videos.length === 0 ? `<p>${escapeHtml(words.none)}</p>` : ''}
<p><a href="README.txt">README.txt</a>${withReport ? ` · <a href="report.html">${escapeHtml(words.report)}</a>` : ''}</p></nav>
</main>
<script>const videos = ${scriptJson(data)}, zone = ${scriptJson(clock.timeZone)}, language = ${scriptJson(language)};${playerScript}</script>
</body>
</html>
`;
}

/** JSON that cannot end the script it stands in. */
const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
