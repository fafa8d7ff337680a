/** A stream of bytes, in pieces of any size. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Reads a stream by need: so many bytes, a line, the rest. Holds one piece at a time. */
export class ByteReader {
  private readonly pieces: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  private piece: Buffer = Buffer.alloc(0);

  constructor(source: Bytes) {
    this.pieces = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  }

  /** So many bytes, or all that are left where there are fewer. Held in memory: for small things. */
  async take(length: number): Promise<Buffer> {
    const taken: Buffer[] = [];
    for await (const part of this.stream(length)) taken.push(part);
    return taken.length === 1 && taken[0] ? taken[0] : Buffer.concat(taken);
  }

  /** The text up to the next line feed, which is passed over; undefined where none comes within `most` bytes. */
  async line(most: number): Promise<string | undefined> {
    const taken: Buffer[] = [];
    for (let left = most; left > 0;) {
      if (!(await this.fill())) return undefined;
      const end = this.piece.indexOf(0x0a);
      const part = this.cut(Math.min(end < 0 ? this.piece.length : end, left));
      taken.push(part);
      left -= part.length;
      if (end === part.length) {
        this.cut(1);
        return Buffer.concat(taken).toString('latin1');
      }
    }
    return undefined;
  }

  /** So many bytes, or all that are left where there are fewer, in pieces as they come. */
  async *stream(length = Infinity): AsyncGenerator<Buffer, void, undefined> {
    for (let left = length; left > 0 && (await this.fill());) {
      const part = this.cut(Math.min(left, this.piece.length));
      left -= part.length;
      yield part;
    }
  }

  /** Nobody reads on: the source may let go of what it holds. */
  async close(): Promise<void> {
    await this.pieces.return?.();
  }

  private cut(length: number): Buffer {
    const part = this.piece.subarray(0, length);
    this.piece = this.piece.subarray(length);
    return part;
  }

  private async fill(): Promise<boolean> {
    while (this.piece.length === 0) {
      const next = await this.pieces.next();
      if (next.done) return false;
      this.piece = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    }
    return true;
  }
}
