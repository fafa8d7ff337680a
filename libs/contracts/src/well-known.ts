/** Ids that are the same on every installation. */
export const wellKnown = {
  /** The built-in `Admin` account (ID-03). */
  adminUser: '00000000-0000-4000-8000-000000000001',
  /** The principal of the `vigie` command line. */
  commandLineClient: '00000000-0000-4000-8000-000000000002',
  /** OAuth client id of the command line. */
  commandLineClientId: 'vigie-cli',
  /** OAuth client id of the web client (public, PKCE). */
  webClientId: 'vigie-web',
  /** The role that may do everything (IM-51). */
  administratorsRole: '00000000-0000-4000-8000-0000000000a1',
  /** The partition that everybody with a role reaches. */
  rootPartition: '00000000-0000-4000-8000-0000000000b1',
  /** The audience of every access token. */
  audience: 'vigie',
} as const;
