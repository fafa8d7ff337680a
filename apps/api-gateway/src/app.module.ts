import { defineService } from '@vigie/platform/boot';
import { addressReader, readNetworks } from '@vigie/platform/http';
import { GatewayConfig } from './app.config.js';
import { DiscoveryModule } from './discovery/discovery.module.js';
import { readCertificate } from './encryption/certificate.js';
import { EncryptionModule } from './encryption/encryption.module.js';
import { RoutingModule } from './routing/routing.module.js';

export const apiGateway = defineService({
  name: 'api-gateway',
  config: GatewayConfig,
  modules: [DiscoveryModule, EncryptionModule, RoutingModule],
  entities: [],
  migrations: [],
  certificate: (config) => readCertificate(config),
  clientAddress: ({ trustedProxies }) => addressReader(readNetworks(trustedProxies, 'TRUSTED_PROXIES')),
});
