import { IsIn, IsInt, IsString, Max, Min } from 'class-validator';
import { IsId } from '@vigie/contracts';
import { Setting } from '../config/index.js';

/** What the provisioner reads from its environment. */
export class ProvisionerConfig {
  @Setting({ env: 'SITE_ID', description: 'Id of the site: a GUID, part of every NATS subject.' })
  @IsId()
  siteId: string;

  @Setting({ env: 'NATS_URL', description: 'NATS, with the account that makes streams and buckets.', secret: true })
  @IsString()
  natsUrl = 'nats://127.0.0.1:4222';

  @Setting({ env: 'NATS_REPLICAS', description: 'Copies that JetStream keeps: 1 on one machine, 3 in production.' })
  @IsInt()
  @Min(1)
  @Max(5)
  natsReplicas = 1;

  @Setting({ env: 'LOG_LEVEL', description: 'How much it says of itself.' })
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  logLevel = 'info';
}
