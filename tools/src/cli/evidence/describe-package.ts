import { PackageFault, sameFingerprint, type FileState, type Verification } from '@vigie/media';

const states: Record<FileState, string> = { whole: 'whole', changed: 'CHANGED', missing: 'MISSING', unlisted: 'NOT LISTED' };

/** Exit code where everything is as it was signed, but by a key that nobody vouches for: anybody can make such a package. */
const signerNotProven = 3;

/** Who is known to sign: fingerprints, with the name that they were pinned under; of the one that was given there is none. */
export type Signers = readonly { readonly fingerprint: string; readonly name?: string }[];

/** What a verification found, line by line, whether all of it holds, and the exit code where nobody vouches for its signer. */
export function describePackage(found: Verification, signers: Signers, given: boolean): { lines: string[]; holds: boolean; exitCode: number } {
  const { manifest } = found;
  const signer = signers.find(({ fingerprint }) => sameFingerprint(found.fingerprint, fingerprint));
  const expected = signer !== undefined || !given;
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
  if (!holds) return { holds, lines: [...lines, 'This package does NOT hold.'], exitCode: 1 };
  if (signer) {
    const by = signer.name ? `the key that is pinned as ${plain(signer.name)}` : 'the key you named';
    return { holds, lines: [...lines, `This package is whole: every file is as it was signed, with ${by}.`], exitCode: 0 };
  }
  return {
    holds,
    lines: [
      ...lines, 'Intact, signer NOT proven: every file is as it was signed, but anybody can sign a package with a key of their own.',
      'Ask the site for its fingerprint (its /api/rest/v1/evidenceKeys, its reports), then give --fingerprint, or pin it: vigie evidence pin FINGERPRINT --as SITE.',
    ],
    exitCode: signerNotProven,
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
