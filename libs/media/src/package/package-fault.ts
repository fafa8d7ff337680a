/**
 * Why a package is refused:
 * `notAPackage` no such file format · `unsupported` a format of another time or with other recipients · `wrongPassword` the password, or the lines that
 * it opens, are not those it was made with · `truncated` the end is missing · `damaged` bytes were changed, moved, added or taken away ·
 * `malformed` opened, but not built as a package is.
 */
export type PackageFaultCode = 'notAPackage' | 'unsupported' | 'wrongPassword' | 'truncated' | 'damaged' | 'malformed';

/** What keeps a package from being read; nothing of it can be trusted from here on. */
export class PackageFault extends Error {
  constructor(readonly code: PackageFaultCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'PackageFault';
  }
}
