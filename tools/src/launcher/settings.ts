import { services, type ServiceName } from '@vigie/contracts';
import { InstallationPaths } from '../installation/paths.js';
import { Problem } from '../problem.js';
import { checkSettings } from '../settings/given-settings.js';
import { publicAddress, serverAddress, thisMachine } from './addresses.js';

/** What the person who starts Vigie may choose. */
export interface Settings {
  /** Address to listen on; `localhost`: both of this machine's own. */
  readonly host: string;
  readonly port: number;
  /** How browsers reach it. */
  readonly publicUrl: string;
  readonly paths: InstallationPaths;
  /** A PostgreSQL of one's own: address with a user that may create roles and databases. */
  readonly databaseUrl?: string;
  /** A nats-server of one's own. */
  readonly natsUrl?: string;
  readonly ffmpeg: string;
  /** Without the simulated cameras and the sample configuration. */
  readonly empty: boolean;
  /** Size from which the log file of a service is put aside. */
  readonly logFileBytes: number;
  /** Milliseconds without any progress after which a start is given up. */
  readonly patienceMs: number;
  /** How many copies of a service run; one of those that are not named. */
  readonly copies: ReadonlyMap<ServiceName, number>;
}

/** What holds streams or the one public port cannot be there twice on one machine. */
const onlyOnce: readonly ServiceName[] = ['api-gateway', 'recording-server', 'mobile-server'];
const mostCopies = 9;

/** VIGIE_HOST, VIGIE_PORT, VIGIE_PUBLIC_URL, VIGIE_DATA, VIGIE_START_PATIENCE, VIGIE_COPIES (`incident-manager=3,log-server=2`), LOG_FILE_MAX_BYTES, DATABASE_URL, NATS_URL, FFMPEG, and `--empty`. */
export function readSettings(environment: NodeJS.ProcessEnv, args: string[]): Settings {
  const unknown = args.find((arg) => arg !== '--empty');
  checkSettings(environment);
  if (unknown) throw new Problem(`${unknown} is not known here; the only option is --empty (start without samples).`);
  const host = environment.VIGIE_HOST || thisMachine;
  const port = Number(environment.VIGIE_PORT || 8080);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Problem(`VIGIE_PORT must be a port between 1 and 65535; it is "${environment.VIGIE_PORT}".`);
  return {
    host,
    port,
    publicUrl: publicAddress(environment.VIGIE_PUBLIC_URL, host, port),
    paths: new InstallationPaths(environment.VIGIE_DATA),
    ...(environment.DATABASE_URL ? { databaseUrl: serverAddress('DATABASE_URL', environment.DATABASE_URL, ['postgres:', 'postgresql:']) } : {}),
    ...(environment.NATS_URL ? { natsUrl: serverAddress('NATS_URL', environment.NATS_URL, ['nats:', 'tls:']) } : {}),
    ffmpeg: environment.FFMPEG || 'ffmpeg',
    empty: args.includes('--empty'),
    logFileBytes: readBytes(environment.LOG_FILE_MAX_BYTES || '10000000'),
    patienceMs: 1_000 * readSeconds('VIGIE_START_PATIENCE', environment.VIGIE_START_PATIENCE || '60'),
    copies: readCopies(environment.VIGIE_COPIES ?? ''),
  };
}

function readBytes(text: string): number {
  if (!/^[1-9]\d{3,9}$/.test(text)) throw new Problem(`LOG_FILE_MAX_BYTES must be a number of bytes from 1000 up; it is "${text}".`);
  return Number(text);
}

function readSeconds(name: string, text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new Problem(`${name} must be a number of seconds from 1 up; it is "${text}".`);
  return Number(text);
}

function readCopies(text: string): ReadonlyMap<ServiceName, number> {
  return new Map(text.split(',').map((part) => part.trim()).filter(Boolean).map((part) => {
    const [name = '', count = ''] = part.split('=');
    const service = services.find((known) => known === name.trim() && !onlyOnce.includes(known));
    if (!service || !/^[1-9]$/.test(count.trim())) {
      throw new Problem(`VIGIE_COPIES: "${part}" must be a service and a number up to ${mostCopies}, such as incident-manager=3; ${onlyOnce.join(', ')} run once.`);
    }
    return [service, Number(count)];
  }));
}
