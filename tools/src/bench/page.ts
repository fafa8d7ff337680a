import { cpus, totalmem } from 'node:os';
import { markdownTable } from './table.js';
import type { Section } from './table.js';

const heading = /^## /m;

/** The page of measurements: sections measured now, and from the page before those that were not, by name. */
export function performancePage(sections: readonly Section[], before: string, now = new Date()): string {
  const kept = before.split(heading).slice(1).map((text) => ({ name: text.split('\n')[0] ?? '', text: `## ${text.trimEnd()}\n` }));
  const measured = sections.map((section) => ({ name: section.name, text: dated(section, now) }));
  const fresh = new Set(measured.map(({ name }) => name));
  const all = [...kept.filter(({ name }) => !fresh.has(name)), ...measured].sort((one, other) => one.name.localeCompare(other.name));
  return [
    '# Performance', '',
    'Measured with `npm run bench -- --write`. Peers ran in the same run on the same machine; ratios carry over to other machines, times do not.', '',
    all.map(({ text }) => text).join('\n'),
  ].join('\n');
}

function dated(section: Section, now: Date): string {
  const [title = '', ...rest] = markdownTable(section).trimEnd().split('\n');
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`;
  return [title, '', `${now.toISOString().slice(0, 10)} on ${machine}.`, ...rest, ''].join('\n');
}
