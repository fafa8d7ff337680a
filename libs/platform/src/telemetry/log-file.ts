import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export interface LogFileLimits {
  /** Size from which a file goes into the archive. */
  bytes: number;
  /** Files that the archive keeps; the oldest go. */
  files: number;
}

export const usualLogFile: LogFileLimits = { bytes: 10_000_000, files: 10 };

/** Appends to a file; a full one goes into the folder `archive` beside it, under the time at which it was full (IM-57). */
export class LogFile {
  private file?: number;
  private size = 0;
  private readonly archive: string;

  constructor(private readonly path: string, private readonly limits: LogFileLimits = usualLogFile) {
    this.archive = join(dirname(path), 'archive');
  }

  /** A full disk must not end who writes: what cannot be written is lost. */
  write(chunk: Buffer | string): void {
    try {
      if (this.file !== undefined && this.size >= this.limits.bytes) this.putAside();
      this.file ??= this.open();
      this.size += writeSync(this.file, Buffer.from(chunk));
    } catch {
      this.close();
    }
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  private open(): number {
    mkdirSync(dirname(this.path), { recursive: true });
    const file = openSync(this.path, 'a', 0o640);
    this.size = fstatSync(file).size;
    return file;
  }

  private putAside(): void {
    this.close();
    mkdirSync(this.archive, { recursive: true });
    const name = basename(this.path);
    const kept = (): string[] => readdirSync(this.archive).filter((file) => file.startsWith(`${name}.`)).sort();
    const time = new Date().toISOString().replaceAll(':', '-');
    // Several may become full in one millisecond.
    const same = kept().filter((file) => file.startsWith(`${name}.${time}`)).length;
    renameSync(this.path, join(this.archive, `${name}.${time}.${String(same).padStart(4, '0')}`));
    for (const old of kept().slice(0, -this.limits.files)) rmSync(join(this.archive, old), { force: true });
  }
}
