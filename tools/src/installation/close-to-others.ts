import { chmodSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const others = 0o077;

/**
 * Makes a folder that its owner alone may enter, and takes from others what they may do in one of an older start. A folder
 * that is closed is not walked again: nobody else reaches what is in it. `passing`: others may go through it, to what they
 * know and may enter, but see nothing.
 */
export function closedFolder(path: string, passing = false): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const open = (statSync(path).mode & others & ~(passing ? 0o011 : 0)) !== 0;
  chmodSync(path, passing ? 0o711 : 0o700);
  if (open && !passing) closeWithin(path);
}

/** Takes a file's or a whole folder's rights from everybody but its owner. */
export function closeWithin(path: string): void {
  const entry = lstatSync(path);
  if (entry.isSymbolicLink()) return;
  if ((entry.mode & others) !== 0) chmodSync(path, entry.mode & 0o700);
  if (entry.isDirectory()) for (const name of readdirSync(path)) closeWithin(join(path, name));
}
