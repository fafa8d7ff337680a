import { allStates, factStreams, type ServiceName } from '@vigie/contracts';

export interface NatsPermissions {
  readonly publish: { readonly allow: string[]; readonly deny?: string[] };
  readonly subscribe: { readonly allow: string[] };
}

/** Who makes streams and buckets; nobody else does. */
export const provisionerUser = 'provisioner';

/**
 * What a service may say and hear: it tells its own facts and writes its own state, asks everybody, answers for itself.
 * Nobody removes streams: what JetStream holds ends by its limits only.
 */
export function permissionsOf(service: ServiceName, site: string): NatsPermissions {
  return {
    publish: {
      allow: [
        ...factStreams.map((stream) => `vigie.${site}.${stream}.${service}.>`),
        `vigie.${site}.ask.>`,
        ...allStates().filter(({ owner }) => owner === service).map((state) => `$KV.${state.bucket(site)}.>`),
        `vigie.${site}.provide.${service}.*`, '_INBOX.>', '$JS.*.API.>', '$JS.API.>', '$JS.ACK.>', '$JS.FC.>',
      ],
      deny: ['$JS.API.STREAM.DELETE.>', '$JS.API.STREAM.PURGE.>'],
    },
    subscribe: { allow: [`vigie.${site}.ask.${service}.>`, `vigie.${site}.fact.>`, '$KV.>', '_INBOX.>'] },
  };
}
