import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './workspace.mjs';

/** Where the bundled services are; bare names resolve to the workspace's packages from there. */
const home = join(root, 'node_modules/.cache/vigie/services');

/** What is loaded as it is: native code, and what reads files beside itself. */
const external = /^(@node-rs\/argon2|oidc-provider|pdfmake|fontkit)(\/|$)/;
/** A function that is sent to a worker as its text must not refer to anything that bundling adds. */
const sentAsText = { name: 'sent-as-text', resolveId: (id, importer) => (id.endsWith('/print-pdf.js') ? { id: pathToFileURL(resolve(dirname(importer), id)).href, external: true } : undefined) };
/** Packages that libraries can use and this workspace does not have: left to fail where they are asked for. */
const present = (id) => /^([./\0]|node:|file:)/.test(id) || existsSync(join(root, 'node_modules', ...id.split('/').slice(0, id.startsWith('@') ? 2 : 1)));

/**
 * Puts the services into a few files, with what they share once: a service that reads three thousand small files takes
 * three times as long to come back. The launcher takes these files while they are of the present build.
 */
export async function bundle() {
  const stamp = stampOf();
  const note = join(home, 'built.json');
  if (existsSync(note) && readFileSync(note, 'utf8') === stamp) return;
  const { rolldown } = await import('rolldown');
  const services = readdirSync(join(root, 'apps')).filter((name) => existsSync(join(root, 'apps', name, 'dist/main.js')));
  const build = await rolldown({
    input: Object.fromEntries(services.map((name) => [name, join(root, 'apps', name, 'dist/main.js')])),
    platform: 'node',
    plugins: [sentAsText],
    external: (id) => external.test(id) || !present(id),
    logLevel: 'silent',
  });
  const aside = `${home}.new`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  // Names of classes are names of migrations, entities and parts of the log.
  await build.write({ dir: aside, format: 'esm', keepNames: true, entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
  writeFileSync(join(aside, 'built.json'), stamp);
  rmSync(home, { recursive: true, force: true });
  renameSync(aside, home);
}

/** Which build the bundles are of: when each part was built. */
function stampOf() {
  const parts = ['apps', 'libs'].flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(parent, name, 'dist')));
  return JSON.stringify(parts.sort().filter((part) => existsSync(join(root, part))).map((part) => [part, statSync(join(root, part)).mtimeMs]));
}
