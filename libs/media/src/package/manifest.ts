import { isArchiveName } from './archive.js';
import { PackageFault } from './package-fault.js';

export const MANIFEST_NAME = 'manifest.json';
export const SIGNATURE_NAME = 'signature.json';

/** A file of a package as its manifest lists it. */
export interface ListedFile {
  readonly name: string;
  readonly bytes: number;
  /** Of the content, 64 hexadecimal digits. */
  readonly sha256: string;
  /** What the file shows; depends on its kind. */
  readonly about?: Readonly<Record<string, unknown>>;
}

/** Who exported what, when, why and for whom. Further members say more and are covered by the signature alike. */
export interface ManifestFacts {
  readonly site: { readonly id: string; readonly title?: string };
  readonly project: { readonly id: string; readonly number: string };
  readonly exportedBy: { readonly id: string; readonly name: string; readonly kind: string };
  /** ISO 8601. */
  readonly exportedAt: string;
  readonly reason: string;
  readonly recipient?: string;
  readonly product: { readonly name: string; readonly version: string };
  /** What was asked for and is not in the package, and why. */
  readonly leftOut?: readonly Readonly<Record<string, unknown>>[];
}

export interface Manifest extends ManifestFacts {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly files: readonly ListedFile[];
}

const FORMAT = 'vigie-evidence';
const VERSION = 1;

/** The manifest as the bytes that are signed. */
export const manifestBytes = (facts: ManifestFacts, files: readonly ListedFile[]): Buffer =>
  Buffer.from(`${JSON.stringify({ format: FORMAT, version: VERSION, ...facts, files }, undefined, 2)}\n`);

/** Reads a manifest; throws PackageFault `malformed` or `unsupported`. */
export function readManifest(bytes: Buffer): Manifest {
  const manifest = parseJson(bytes, MANIFEST_NAME);
  if (manifest.format !== FORMAT) throw new PackageFault('malformed', 'the manifest is of another kind');
  if (manifest.version !== VERSION) throw new PackageFault('unsupported', `version ${String(manifest.version)} of the manifest is not known`);
  const { site, project, exportedBy, exportedAt, reason, product, files } = manifest;
  const told = [isRecord(site) && site.id, isRecord(project) && project.number, isRecord(exportedBy) && exportedBy.name, exportedAt, reason, isRecord(product) && product.version];
  if (!told.every((text) => typeof text === 'string') || !Array.isArray(files) || !files.every(isListedFile)) throw new PackageFault('malformed', 'the manifest lacks what a manifest says');
  return manifest as unknown as Manifest;
}

/** Reads a JSON object; throws PackageFault `malformed`. */
export function parseJson(bytes: Buffer, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (isRecord(value)) return value;
  } catch (error) {
    throw new PackageFault('malformed', `${name} cannot be read`, error);
  }
  throw new PackageFault('malformed', `${name} cannot be read`);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isListedFile = (file: unknown): boolean =>
  isRecord(file) && typeof file.name === 'string' && isArchiveName(file.name) && Number.isSafeInteger(file.bytes) && typeof file.sha256 === 'string' && /^[0-9a-f]{64}$/.test(file.sha256);
