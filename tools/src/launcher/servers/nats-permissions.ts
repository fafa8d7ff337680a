import { rightsState, type ServiceName, sessionsState, ticketsState } from '@vigie/contracts';

export interface NatsPermissions {
  readonly publish: { readonly allow: string[]; readonly deny?: string[] };
  readonly subscribe: { readonly allow: string[] };
}

const states = [rightsState, sessionsState, ticketsState];

/**
 * What a service may say and hear: it tells its own facts and writes its own state, asks everybody, answers for itself.
 * Nobody removes streams: what JetStream holds ends by its limits only.
 */
export function permissionsOf(service: ServiceName, site: string): NatsPermissions {
  return {
    publish: {
      allow: [
        `vigie.${site}.fact.${service}.>`,
        `vigie.${site}.ask.>`,
        ...states.filter(({ owner }) => owner === service).map((state) => `$KV.${state.bucket(site)}.>`),
        '_INBOX.>', '$JS.API.>', '$JS.ACK.>', '$JS.FC.>',
      ],
      deny: ['$JS.API.STREAM.DELETE.>', '$JS.API.STREAM.PURGE.>'],
    },
    subscribe: { allow: [`vigie.${site}.ask.${service}.>`, `vigie.${site}.fact.>`, '$KV.>', '_INBOX.>'] },
  };
}
