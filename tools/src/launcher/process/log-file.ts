import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs';

/** Appends to a file and puts full ones aside as .1, .2 … */
export class LogFile {
  private stream?: WriteStream;
  private size = 0;

  constructor(private readonly path: string, private readonly limit = { bytes: 10_000_000, files: 3 }) {}

  write(chunk: Buffer): void {
    if (this.stream && this.size >= this.limit.bytes) this.rotate();
    this.stream ??= this.open();
    this.size += chunk.length;
    this.stream.write(chunk);
  }

  async close(): Promise<void> {
    const { stream } = this;
    if (stream) await new Promise<void>((resolve) => stream.end(resolve));
  }

  private open(): WriteStream {
    this.size = existsSync(this.path) ? statSync(this.path).size : 0;
    // A full disk must not end the launcher: it is what keeps the rest alive.
    return createWriteStream(this.path, { flags: 'a' }).on('error', () => undefined);
  }

  private rotate(): void {
    this.stream?.end();
    this.stream = undefined;
    for (let number = this.limit.files - 1; number >= 0; number--) {
      const from = number === 0 ? this.path : `${this.path}.${number}`;
      if (existsSync(from)) renameSync(from, `${this.path}.${number + 1}`);
    }
  }
}
