import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Requirement {
  readonly id: string;
  readonly text: string;
  readonly source: string;
}

/** A test that names a requirement in its title. */
export interface Proof {
  readonly id: string;
  readonly title: string;
  /** Below the workspace's root. */
  readonly file: string;
}

/** The requirements by chapter: the name of their file below docs/requirements. */
export function readRequirements(root: string): Map<string, Requirement[]> {
  const folder = join(root, 'docs/requirements');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort();
  return new Map(files.map((name) => [name.replace('.yaml', ''), parse(readFileSync(join(folder, name), 'utf8')) as Requirement[]]));
}

/** Every proof in the specs of apps, libs, tools and e2e. */
export function readProofs(root: string): Proof[] {
  const files = ['apps', 'libs', 'tools/src', 'e2e'].flatMap((folder) => specsBelow(root, folder)).sort();
  return files.flatMap((file) => proofsIn(readFileSync(join(root, file), 'utf8'), file));
}

/** Titles that begin with one or more ids in brackets; one proof for each id. */
export function proofsIn(text: string, file: string): Proof[] {
  const titles = text.matchAll(/\(\s*(['"`])((?:\[[A-Z]{2}-\d{2}[a-z]?\]\s*)+)(.*?)(?<!\\)\1/gs);
  return [...titles].flatMap(([, , ids = '', title = '']) =>
    [...ids.matchAll(/\[([^\]]+)\]/g)].map(([, id = '']) => ({ id, title: title.replace(/\\(['"`])/g, '$1').replace(/\s+/g, ' ').trim(), file })));
}

/** The page: every requirement with the tests that prove it. */
export function requirementsPage(chapters: ReadonlyMap<string, Requirement[]>, proofs: readonly Proof[]): string {
  const all = [...chapters.values()].flat();
  const proven = all.filter(({ id }) => proofs.some((proof) => proof.id === id)).length;
  const sections = [...chapters].map(([chapter, requirements]) => [
    `## ${chapter}`, '', '| id | it | source | proven by |', '|---|---|---|---|',
    ...requirements.map((requirement) => `| ${requirement.id} | ${cell(requirement.text)} | ${cell(requirement.source)} | ${proofCell(proofs, requirement.id)} |`), '',
  ].join('\n'));
  return [
    '# Requirements and their proofs', '',
    'Made by `npm run generate -- docs` from `docs/requirements/*.yaml` and the titles of the tests. A row without a proof is not built yet.', '',
    `${proven} of ${all.length} have a proof.`, '', ...sections,
  ].join('\n');
}

function proofCell(proofs: readonly Proof[], id: string): string {
  const lines = proofs.filter((proof) => proof.id === id).map(({ title, file }) => `[${cell(title)}](../${file})`);
  return [...new Set(lines)].join('<br>');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function specsBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : specsBelow(root, path);
    return /\.spec\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
