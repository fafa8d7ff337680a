import { allQuestions, allStates, factStreams, type ServiceName, services } from '@vigie/contracts';
import { jetStreamApi, streamsOf } from '@vigie/platform/messaging';

/** Who makes streams and buckets, and the user of the account that holds them. */
export const provisionerUser = 'provisioner';

/** The account that holds what JetStream keeps of the site. */
export const siteAccount = 'site';

interface Export {
  readonly service: string;
  /** Who may import it. */
  readonly accounts: readonly string[];
  readonly response_type?: 'stream';
  /** How long answers may come. */
  readonly threshold?: string;
}

interface Import {
  readonly service: { readonly account: string; readonly subject: string };
  /** Its name inside of the importing account. */
  readonly to?: string;
}

/** What a user may publish within its account; answers to what it was asked come on top. */
interface Permissions {
  readonly publish: { readonly allow: string[] };
  readonly allow_responses?: { readonly max: number; readonly expires: string };
}

export interface Account {
  readonly jetstream?: 'enabled';
  /** Names under which subjects are known as well. */
  readonly mappings?: Readonly<Record<string, string>>;
  readonly users: readonly { readonly user: string; readonly password: string; readonly permissions?: Permissions }[];
  readonly exports: Export[];
  readonly imports: Import[];
}

/** How long an answer may take. */
const answers = { max: 1, expires: '5m' } as const;

/** A pull waits ten seconds at most; after this the server forgets where its messages would go. */
const pullThreshold = '20s';

/**
 * The accounts of a site on NATS: one for each service, and one that holds the streams. An account hears and reaches nothing
 * of another but what is exported to it by name, answers included: nobody hears an answer that is not theirs, and what a
 * server is told to answer to or deliver to never leaves the account that told it so.
 */
export function accountsOf(site: string, passwordOf: (user: string) => string): Readonly<Record<string, Account>> {
  const accounts: Record<string, Account> = {
    [siteAccount]: { jetstream: 'enabled', mappings: { [`${jetStreamApi}.>`]: '$JS.API.>' }, users: [{ user: provisionerUser, password: passwordOf(provisionerUser) }], exports: [], imports: [] },
    ...Object.fromEntries(services.map((service) => [service, accountOf(service, passwordOf(service))])),
  };
  const permit = (importers: readonly string[], exporter: string, subject: string, { to, ...more }: Partial<Export> & Pick<Import, 'to'> = {}): void => {
    accounts[exporter]?.exports.push({ service: subject, accounts: importers, ...more });
    for (const importer of importers) {
      accounts[importer]?.imports.push({ service: { account: exporter, subject }, ...(to ? { to } : {}) });
      for (const { permissions } of accounts[importer]?.users ?? []) permissions?.publish.allow.push(to ?? subject);
    }
  };
  for (const service of services) for (const subject of toldBy(service, site)) permit([service], siteAccount, subject);
  for (const { name } of streamsOf(site, 1)) {
    permit(services, siteAccount, `$JS.API.STREAM.INFO.${name}`, { to: `${jetStreamApi}.STREAM.INFO.${name}` });
    permit(services, siteAccount, `$JS.API.CONSUMER.MSG.NEXT.${name}.*`, { to: `${jetStreamApi}.CONSUMER.MSG.NEXT.${name}.*`, response_type: 'stream', threshold: pullThreshold });
  }
  for (const question of allQuestions()) {
    for (const asker of question.askers) if (asker !== question.service) permit([asker], question.service, question.subject(site, asker));
  }
  return accounts;
}

/**
 * Whose imports are all that it reaches. Its user may publish nothing else: some requests to JetStream's administration are
 * served to every account, also to those without streams.
 */
const accountOf = (service: ServiceName, password: string): Account =>
  ({ users: [{ user: service, password, permissions: { publish: { allow: [] }, allow_responses: answers } }], exports: [], imports: [] });

/** What a service publishes into the site's streams: its own facts, its own state, and what it asks the provisioner for. */
const toldBy = (service: ServiceName, site: string): string[] => [
  ...factStreams.map((stream) => `vigie.${site}.${stream}.${service}.>`),
  `vigie.${site}.provide.${service}.*`,
  ...allStates().flatMap((state) => {
    if (state.owner === service) return [`$KV.${state.bucket(site)}.>`];
    return state.owner === '*' ? [`$KV.${state.bucket(site)}.${service}.>`] : [];
  }),
];
