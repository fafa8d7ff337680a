import { createHash } from 'node:crypto';
import { unpack, type ArchiveFile } from './archive.js';
import type { Bytes } from './byte-reader.js';
import { decrypt } from './encryption.js';
import { MANIFEST_NAME, readManifest, SIGNATURE_NAME, type Manifest } from './manifest.js';
import { PackageFault } from './package-fault.js';
import { checkSignature } from './signature.js';

/** `whole` as the manifest lists it · `changed` another content · `missing` listed and not there · `unlisted` there and not listed. */
export type FileState = 'whole' | 'changed' | 'missing' | 'unlisted';

export interface Verification {
  readonly manifest: Manifest;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly state: FileState }[];
  /** Whether the manifest is the one that was signed. */
  readonly signed: boolean;
  /** Of the key that signed; whose it is, the site's own fingerprint tells. */
  readonly fingerprint: string;
  /** Everything holds. */
  readonly holds: boolean;
}

/** Takes the content of a file while it is verified; must read all of it. What it took counts only when the verification holds. */
export type Keeper = (name: string, content: AsyncIterable<Uint8Array>) => Promise<void>;

/** Manifest and signature are held in memory: a package of ten thousand files has less than 8 MiB of them. */
const MOST_HELD = 64 * 1024 * 1024;

interface Found {
  readonly bytes: number;
  readonly sha256: string;
}

/** Checks a package from its first to its last byte, without anything from outside. Throws PackageFault where it cannot be read to its end. */
export async function verifyPackage(source: Bytes, password: string, keep: Keeper = passOver): Promise<Verification> {
  const found = new Map<string, Found>();
  const held = new Map<string, Buffer>();
  for await (const file of unpack(decrypt(password, source))) {
    if (found.has(file.name) || held.has(file.name)) throw new PackageFault('malformed', `${file.name} is there twice`);
    if (file.name === MANIFEST_NAME || file.name === SIGNATURE_NAME) held.set(file.name, await hold(file, keep));
    else found.set(file.name, await measure(file, keep));
  }
  const [manifestFile, signatureFile] = [held.get(MANIFEST_NAME), held.get(SIGNATURE_NAME)];
  if (!manifestFile || !signatureFile) throw new PackageFault('malformed', 'the manifest or its signature is missing');
  const manifest = readManifest(manifestFile);
  const { valid, fingerprint } = checkSignature(manifestFile, signatureFile);
  const files = compare(manifest, found);
  return { manifest, files, signed: valid, fingerprint, holds: valid && files.every(({ state }) => state === 'whole') };
}

const passOver: Keeper = async (_, content) => {
  const parts = content[Symbol.asyncIterator]();
  while (!(await parts.next()).done);
};

async function measure({ name, bytes, content }: ArchiveFile, keep: Keeper): Promise<Found> {
  const hash = createHash('sha256');
  await keep(name, watched(content, (part) => hash.update(part)));
  return { bytes, sha256: hash.digest('hex') };
}

async function hold({ name, bytes, content }: ArchiveFile, keep: Keeper): Promise<Buffer> {
  if (bytes > MOST_HELD) throw new PackageFault('malformed', `${name} is too large`);
  const parts: Uint8Array[] = [];
  await keep(name, watched(content, (part) => parts.push(part)));
  return Buffer.concat(parts);
}

async function* watched(content: Bytes, see: (part: Uint8Array) => void): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const part of content) {
    see(part);
    yield part;
  }
}

function compare({ files }: Manifest, found: Map<string, Found>): Verification['files'] {
  const listed = new Set(files.map(({ name }) => name));
  const unlisted = [...found].filter(([name]) => !listed.has(name)).map(([name, { bytes }]) => ({ name, bytes, state: 'unlisted' as const }));
  return [...files.map(({ name, bytes, sha256 }) => ({ name, bytes, state: stateOf(found.get(name), bytes, sha256) })), ...unlisted];
}

function stateOf(found: Found | undefined, bytes: number, sha256: string): FileState {
  if (!found) return 'missing';
  return found.bytes === bytes && found.sha256 === sha256 ? 'whole' : 'changed';
}
