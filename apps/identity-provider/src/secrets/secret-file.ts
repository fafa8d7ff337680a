import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

const errorCode = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Content of a file without surrounding space; undefined where there is none. */
export async function readSecret(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes a file that only its owner reads (0600), whole or not at all. */
export async function writeSecret(path: string, content: string): Promise<void> {
  await rename(await draft(path, content), path);
}

/** Reads a secret, or makes it where there is none. Copies that start together all get the one that was first. */
export async function readOrCreateSecret(path: string, create: () => string): Promise<string> {
  const present = await readSecret(path);
  if (present) return present;
  const written = await draft(path, create());
  try {
    await link(written, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(written, { force: true });
  }
  const secret = await readSecret(path);
  if (!secret) throw new Error(`The file ${path} is empty. Remove it, or put the secret back.`);
  return secret;
}

/** Removes a secret that has served; nothing to remove is fine. */
export const removeSecret = (path: string): Promise<void> => rm(path, { force: true });

async function draft(path: string, content: string): Promise<string> {
  const name = `${path}.${randomUUID()}`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(name, `${content}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return name;
}
