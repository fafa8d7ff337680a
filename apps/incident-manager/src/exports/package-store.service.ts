import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform/persistence';
import { chunkBytes, writeChunk } from './tasks/package-chunks.js';

/** What is known of a package once it is stored. */
export interface StoredBytes {
  bytes: number;
  sha256: string;
  chunks: number;
}

/** Stores packages as they are made, a mebibyte at a time; whoever makes them waits for the disk. */
@Injectable()
export class PackageStore {
  constructor(private readonly database: Database) {}

  /** `told`: called with the bytes so far after each write; throws to stop. */
  async store(taskId: string, content: AsyncIterable<Buffer>, told: (bytes: number) => void): Promise<StoredBytes> {
    const hash = createHash('sha256');
    let [bytes, chunks, waiting] = [0, 0, 0];
    let parts: Buffer[] = [];
    const flush = async (): Promise<void> => {
      const chunk = Buffer.concat(parts, waiting);
      [parts, waiting] = [[], 0];
      hash.update(chunk);
      await writeChunk(this.database.read, taskId, chunks, chunk);
      chunks += 1;
      bytes += chunk.length;
      told(bytes);
    };
    for await (const part of content) {
      parts.push(part);
      waiting += part.length;
      if (waiting >= chunkBytes) await flush();
    }
    if (waiting > 0) await flush();
    return { bytes, chunks, sha256: hash.digest('hex') };
  }
}
