import 'reflect-metadata';
import { IsIn, IsInt, IsOptional, IsString, IsUrl, Max, Min, MinLength } from 'class-validator';
import { IsId } from '@vigie/contracts';
import { Setting } from './setting.js';

const localUrl = { require_tld: false, protocols: ['http', 'https'], require_protocol: true };

/** What every service reads from its environment; each adds its own in `app.config.ts`. */
export class PlatformConfig {
  @Setting({ env: 'SITE_ID', description: 'Id of the site: a GUID, part of every NATS subject.' })
  @IsId()
  siteId: string;

  @Setting({ env: 'HOST', description: 'Address to listen on; localhost: 127.0.0.1 and ::1.' })
  @IsString()
  host = '127.0.0.1';

  @Setting({ env: 'PORT', description: 'Port to listen on.' })
  @IsInt()
  @Min(0)
  @Max(65_535)
  port = 0;

  @Setting({ env: 'PUBLIC_URL', description: 'The address people and integrators use, without a trailing slash.' })
  @IsUrl(localUrl)
  publicUrl = 'http://localhost:8080';

  @Setting({ env: 'IDENTITY_PROVIDER_URL', description: 'Where this service reaches the identity-provider.' })
  @IsUrl(localUrl)
  identityProviderUrl = 'http://localhost:8080';

  @Setting({ env: 'GATEWAY_NETWORKS', description: 'Addresses or networks from which the api-gateway reaches this service, separated by commas: only there its word on the client\'s address is believed.' })
  @IsString()
  gatewayNetworks = '127.0.0.0/8, ::1';

  @Setting({ env: 'INSIDE_TOKEN', description: 'Whoever shows it as a bearer token is told measurements (/metrics) and what is not well (/health/details); without one nobody is.', secret: true })
  @IsOptional()
  @IsString()
  @MinLength(16)
  insideToken?: string;

  @Setting({ env: 'HEADERS_TIMEOUT_MS', description: 'How long a caller may take to send the headers of a request, in milliseconds.' })
  @IsInt()
  @Min(100)
  @Max(30_000)
  headersTimeoutMs = 15_000;

  @Setting({ env: 'SOCKET_PING_MS', description: 'How often a WebSocket is asked for a sign of life, in milliseconds; one that gave none by the next time is ended.' })
  @IsInt()
  @Min(100)
  @Max(300_000)
  socketPingMs = 20_000;

  @Setting({ env: 'SOCKET_FIRST_WORD_MS', description: 'How long a WebSocket may take to authenticate, in milliseconds.' })
  @IsInt()
  @Min(100)
  @Max(60_000)
  socketFirstWordMs = 10_000;

  @Setting({ env: 'SOCKETS_PER_PERSON', description: 'WebSockets that one person may hold at this service.' })
  @IsInt()
  @Min(1)
  @Max(100_000)
  socketsPerPerson = 200;

  @Setting({ env: 'SOCKETS_PER_ADDRESS', description: 'WebSockets that may come from one address to this service.' })
  @IsInt()
  @Min(1)
  @Max(100_000)
  socketsPerAddress = 1_000;

  @Setting({ env: 'DATABASE_URL', description: 'PostgreSQL as the application role: reads and writes rows, owns nothing.', secret: true })
  @IsOptional()
  @IsString()
  databaseUrl?: string;

  @Setting({ env: 'MIGRATION_DATABASE_URL', description: 'PostgreSQL as the owner role; where set, the service migrates before it starts.', secret: true })
  @IsOptional()
  @IsString()
  migrationDatabaseUrl?: string;

  @Setting({ env: 'DATABASE_POOL', description: 'Most connections to PostgreSQL at once.' })
  @IsInt()
  @Min(2)
  @Max(200)
  databasePool = 10;

  @Setting({ env: 'NATS_URL', description: 'NATS, with the account of this service.', secret: true })
  @IsString()
  natsUrl = 'nats://127.0.0.1:4222';

  @Setting({ env: 'LOG_LEVEL', description: 'How much the service says of itself.' })
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  logLevel = 'info';

  @Setting({ env: 'LOG_FILE', description: 'File that keeps what the service says of itself, besides its output; none unless set.' })
  @IsOptional()
  @IsString()
  logFile?: string;

  @Setting({ env: 'LOG_FILE_MAX_BYTES', description: 'Size from which the file goes into the folder "archive" beside it.' })
  @IsInt()
  @Min(1_000)
  @Max(10_000_000_000)
  logFileMaxBytes = 10_000_000;

  @Setting({ env: 'LOG_FILE_ARCHIVED', description: 'Files that the archive keeps.' })
  @IsInt()
  @Min(1)
  @Max(1_000)
  logFileArchived = 10;

  @Setting({ env: 'SHUTDOWN_BUDGET_MS', description: 'How long a stop may take to finish what is under way, in milliseconds.' })
  @IsInt()
  @Min(100)
  @Max(60_000)
  shutdownBudgetMs = 8_000;
}
