import { closeSync, existsSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';

/** Appends to a file and puts full ones aside as .1, .2 … */
export class LogFile {
  private file?: number;
  private size = 0;

  constructor(private readonly path: string, private readonly limit = { bytes: 10_000_000, files: 3 }) {}

  /** A full disk must not end the launcher, which keeps the rest alive: what cannot be written is lost. */
  write(chunk: Buffer): void {
    try {
      if (this.file !== undefined && this.size >= this.limit.bytes) this.rotate();
      this.file ??= this.open();
      this.size += writeSync(this.file, chunk);
    } catch {
      this.close();
    }
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  private open(): number {
    const file = openSync(this.path, 'a');
    this.size = fstatSync(file).size;
    return file;
  }

  private rotate(): void {
    this.close();
    for (let number = this.limit.files - 1; number >= 0; number--) {
      const from = number === 0 ? this.path : `${this.path}.${number}`;
      if (existsSync(from)) renameSync(from, `${this.path}.${number + 1}`);
    }
  }
}
