import { join } from 'node:path';
import type { ServiceName } from '@vigie/contracts';
import { workspaceRoot } from '../../installation/paths.js';
import type { ServiceDatabase } from '../servers/databases.js';
import { settingsFor } from '../../settings/given-settings.js';
import type { Settings } from '../settings.js';
import { compiledCode } from './service-main.js';

export interface ServiceSurroundings {
  readonly settings: Settings;
  readonly siteId: string;
  readonly natsUrl: string;
  /** For measurements and what is not well. */
  readonly insideToken: string;
  readonly database?: ServiceDatabase;
  /** Base address of every service, inside: that of its first copy. */
  readonly urls: Readonly<Record<string, string>>;
  /** Addresses of all copies, by service. */
  readonly copies: Readonly<Record<string, string | string[]>>;
  /** Port that this copy listens on. */
  readonly port: number;
}

/** What one service finds in its environment: what the launcher makes, and what was given for it; nothing else of the launcher's gets there. */
export function environmentOf(service: ServiceName, surroundings: ServiceSurroundings): NodeJS.ProcessEnv {
  const { settings, siteId, natsUrl, insideToken, database, urls, port } = surroundings;
  return {
    ...inherited(),
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: compiledCode,
    SITE_ID: siteId,
    HOST: service === 'api-gateway' ? settings.host : '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: settings.publicUrl,
    IDENTITY_PROVIDER_URL: urls['identity-provider'],
    NATS_URL: natsUrl,
    INSIDE_TOKEN: insideToken,
    ...(database ? { DATABASE_URL: database.applicationUrl, MIGRATION_DATABASE_URL: database.ownerUrl } : {}),
    SHUTDOWN_BUDGET_MS: '5000',
    ...(ownOf(service, surroundings)),
    ...settingsFor(service, process.env),
  };
}

function ownOf(service: ServiceName, { settings: { paths, ffmpeg, publicUrl }, urls, copies }: ServiceSurroundings): NodeJS.ProcessEnv {
  const systemKey = { SYSTEM_KEY_FILE: paths.systemKey() };
  switch (service) {
    case 'identity-provider':
      return { ...systemKey, ADMIN_PASSWORD_FILE: paths.adminPassword(), CLI_CLIENT_SECRET_FILE: paths.commandLineSecret() };
    case 'management':
      return systemKey;
    case 'recording-server':
      return { ...systemKey, MEDIA_PATH: paths.media(), FFMPEG: ffmpeg };
    case 'push-notification':
      // Secret, so not among the settings that are handed on by their names.
      return { ...systemKey, HTTPS_PROXY: process.env.HTTPS_PROXY ?? '' };
    case 'incident-manager':
      return { ...systemKey, RECORDING_SERVER_URL: urls['recording-server'] };
    case 'mobile-server':
      return { RECORDING_SERVER_URL: urls['recording-server'] };
    case 'api-gateway':
      return { SERVICE_URLS: JSON.stringify(copies), WEB_ROOT: join(workspaceRoot, 'apps/web-client/dist'), ...proxyInFront(publicUrl) };
    default:
      return systemKey;
  }
}

/** An encrypted public address is that of a proxy on this machine, which says what it received over TLS. */
const proxyInFront = (publicUrl: string): NodeJS.ProcessEnv => (publicUrl.startsWith('https:') ? { TRUSTED_PROXIES: '127.0.0.1, ::1' } : {});

export function inherited(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'LOG_LEVEL', 'SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'];
  return Object.fromEntries(names.filter((name) => process.env[name]).map((name) => [name, process.env[name]]));
}
