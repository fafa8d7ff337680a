import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../installation/paths.js';
import { references } from '../references/references.js';
import { allServices } from '../references/services.js';
import { knownSettingsFile } from '../settings/given-settings.js';
import { knownSettings, settingsPage } from './settings.js';
import { readProofs, readRequirements, requirementsPage } from './requirements.js';

/** Brings everything below docs/ that is made from the code up to date; returns the paths written. */
export async function writeDocs(): Promise<string[]> {
  const docs = join(workspaceRoot, 'docs');
  mkdirSync(join(docs, 'api'), { recursive: true });
  const files = new Map([[join(docs, 'requirements.md'), requirementsPage(readRequirements(workspaceRoot), readProofs(workspaceRoot))]]);
  const services = await allServices();
  files.set(join(docs, 'settings.md'), settingsPage(services)).set(knownSettingsFile, knownSettings(services));
  for (const [name, text] of await references()) files.set(join(docs, 'api', name), text);
  for (const [path, text] of files) writeFileSync(path, text);
  return [...files.keys()];
}
