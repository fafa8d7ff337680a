import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { integration, Suite } from '@vigie/testing';
import type { Api } from '@vigie/testing';
import { residentMemory } from './processor-time.js';
import type { Row } from './row.js';

export const name = 'incident-report';

const comments = 500;
const text = 'Somebody fell on the stairs by the east entrance; the floor was wet and no sign was up. '.repeat(12).trim();
/** Most memory that one report may take, in mebibytes. */
const mostMemory = 512;
const mebibyte = 1_048_576;

/** A figure that the incident-manager measures of itself, summed over what it counted so far. */
async function measured(suite: Suite, figure: string): Promise<number> {
  const page = await (await fetch(`http://127.0.0.1:${suite.portOf('incident-manager')}/metrics`, { headers: { authorization: `Bearer ${suite.insideToken}` } })).text();
  return Number(new RegExp(`^vigie_${figure} (\\S+)$`, 'm').exec(page)?.[1] ?? 0);
}

async function longProject(admin: Api): Promise<string> {
  const { id } = await admin.create('/incidentProjects', { title: 'Falls on the stairs' });
  for (let at = 0; at < comments; at += 20) {
    await Promise.all(Array.from({ length: 20 }, (_, index) => admin.create(`/incidentProjects/${id}/comments`, { text: `${at + index + 1}. ${text}` })));
  }
  return `/incidentProjects/${id}`;
}

/** Seconds for one report in a form, and how large it is. */
async function generate(admin: Api, project: string, format: string): Promise<{ seconds: number; bytes: number }> {
  const start = performance.now();
  const { bytes } = await admin.expect(200, `${project}?task=GenerateReport`, { method: 'POST', body: { format } });
  return { seconds: (performance.now() - start) / 1_000, bytes: bytes.length };
}

/** A long report: how long it takes and what memory its printing thread needs at most. */
export async function run(): Promise<Row[]> {
  const suite = await Suite.start({ args: ['--empty'] });
  try {
    const admin = await integration(suite.url, 'vigie-cli', readFileSync(join(suite.data, 'keys/cli-client-secret'), 'utf8').trim());
    const project = await longProject(admin);
    const idle = residentMemory(suite.pidOf('incident-manager'));
    const pdf = await generate(admin, project, 'pdf');
    const peak = (await measured(suite, 'report_memory_bytes_sum')) / mebibyte;
    const html = await generate(admin, project, 'html');
    const of = `${comments} comments of ${text.length} characters`;
    return [
      { name: `PDF report, ${of}`, measured: pdf.seconds, unit: 's', limit: 60, ok: pdf.seconds < 60 },
      { name: 'PDF report, most memory of the printing thread', measured: peak, unit: 'MiB', limit: mostMemory, ok: peak > 0 && peak < mostMemory },
      { name: 'PDF report, size', measured: pdf.bytes / 1_024, unit: 'KiB' },
      { name: `HTML report, ${of}`, measured: html.seconds, unit: 's' },
      { name: 'incident-manager, resident memory before the report', measured: idle, unit: 'MiB' },
      { name: 'incident-manager, resident memory after it', measured: residentMemory(suite.pidOf('incident-manager')), unit: 'MiB' },
    ];
  } finally {
    await suite.dispose();
  }
}
