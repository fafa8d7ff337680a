import { PackageFault, sameFingerprint, type FileState, type Verification } from '@vigie/media';

const states: Record<FileState, string> = { whole: 'whole', changed: 'CHANGED', missing: 'MISSING', unlisted: 'NOT LISTED' };

/** What a verification found, line by line, and whether all of it holds. `fingerprint`: of the key that must have signed, where one was given. */
export function describePackage(found: Verification, fingerprint: string | undefined): { lines: string[]; holds: boolean } {
  const { manifest } = found;
  const expected = fingerprint === undefined || sameFingerprint(found.fingerprint, fingerprint);
  const lines = [
    `Project    ${plain(manifest.project.number)} of site ${plain(manifest.site.id)}${manifest.site.title ? ` (${plain(manifest.site.title)})` : ''}`,
    `Exported   ${plain(manifest.exportedAt)} by ${plain(manifest.exportedBy.name)} (${plain(manifest.exportedBy.kind)} ${plain(manifest.exportedBy.id)})`,
    `Reason     ${plain(manifest.reason)}`,
    ...(manifest.recipient ? [`For        ${plain(manifest.recipient)}`] : []),
    `Made with  ${plain(manifest.product.name)} ${plain(manifest.product.version)}`,
    `Signed by  ${grouped(found.fingerprint)}`,
    '',
    ...found.files.map(({ name, bytes, state }) => `  ${states[state].padEnd(11)}${name} (${bytes} bytes)`),
    ...(manifest.leftOut ?? []).map((left) => `  left out   ${plain(JSON.stringify(left))}`),
    '',
  ];
  if (!found.signed) lines.push('The signature does NOT fit the manifest: nothing that it says can be relied on.');
  if (!expected) lines.push('It was signed with ANOTHER key than the one you named.');
  const holds = found.holds && expected;
  if (!holds) return { holds, lines: [...lines, 'This package does NOT hold.'] };
  return {
    holds,
    lines: [
      ...lines, 'This package is whole: every file is as it was signed.',
      fingerprint === undefined ? 'Whose key that is only the site can say: compare "Signed by" with its /api/rest/v1/evidenceKeys, or give --fingerprint.' : 'It was signed with the key you named.',
    ],
  };
}

/** Why a package could not be read to its end. */
export function describeFault(error: unknown, file: string | undefined): string | undefined {
  if (!(error instanceof PackageFault)) return undefined;
  if (error.code === 'wrongPassword') return 'The password does not open this package.';
  return `This package does NOT hold (${error.code}): ${error.message}${file ? `, while reading ${file}` : ''}.`;
}

/** Text from a file of others: nothing of it moves the cursor or colours the screen. */
const plain = (text: string): string => String(text).replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');

const grouped = (fingerprint: string): string => fingerprint.replace(/(.{4})(?=.)/g, '$1 ');
