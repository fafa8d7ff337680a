export { testDatabase, type TestDatabase } from './database/test-database.js';
export { type Migrations } from './database/names.js';
export { TcpProxy } from './network/tcp-proxy.js';
export { testNats } from './network/test-nats.js';
export { freePort, startNats, startPostgres, type TestServer } from './servers/servers.js';
export { eventually, type EventuallyOptions } from './time/eventually.js';
export { testIdentityProvider, type TestIdentityProvider, type TokenClaims } from './tokens.js';
