import { createHash, type KeyObject } from 'node:crypto';
import { endOfArchive, packFile, type ArchiveFile } from './archive.js';
import type { Bytes } from './byte-reader.js';
import { encrypt } from './encryption.js';
import { MANIFEST_NAME, manifestBytes, SIGNATURE_NAME, type ListedFile, type ManifestFacts } from './manifest.js';
import { signatureBytes } from './signature.js';

/** A file on its way into a package; what it is about goes into the manifest. */
export interface PackagedFile extends ArchiveFile {
  readonly about?: Readonly<Record<string, unknown>>;
}

export interface PackageParts {
  readonly password: string;
  /** Ed25519, private. */
  readonly key: KeyObject;
  /** Taken one after the other, each only when the one before is written. */
  readonly files: AsyncIterable<PackagedFile> | Iterable<PackagedFile>;
  /** Asked for when all files are written. */
  readonly facts: () => ManifestFacts;
  readonly at: Date;
  /** Less than the usual is for tests only. */
  readonly workFactor?: number;
}

/** An evidence package as a stream: the files, then the manifest with their hashes, then its signature; encrypted as a whole. Memory does not grow with its size. */
export function writePackage(parts: PackageParts): AsyncGenerator<Buffer, void, undefined> {
  return encrypt(parts.password, archiveOf(parts), parts.workFactor);
}

async function* archiveOf({ files, facts, key, at }: PackageParts): AsyncGenerator<Uint8Array, void, undefined> {
  const listed: ListedFile[] = [];
  for await (const { about, ...file } of files) {
    const hash = createHash('sha256');
    yield* packFile({ ...file, content: hashed(file.content, (part) => hash.update(part)) }, at);
    listed.push({ name: file.name, bytes: file.bytes, sha256: hash.digest('hex'), ...(about ? { about } : {}) });
  }
  const manifest = manifestBytes(facts(), listed);
  yield* packFile(whole(MANIFEST_NAME, manifest), at);
  yield* packFile(whole(SIGNATURE_NAME, signatureBytes(manifest, key)), at);
  yield endOfArchive();
}

const whole = (name: string, content: Buffer): ArchiveFile => ({ name, bytes: content.length, content: [content] });

async function* hashed(content: Bytes, hash: (part: Uint8Array) => void): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const part of content) {
    hash(part);
    yield part;
  }
}
