/** The door of the persistence room. */
export { PersistenceModule } from './persistence.module.js';
export type { PersistenceOptions } from './persistence.module.js';
export { Database } from './database.js';
export type { Tx } from './tx.js';
export { createMessagingTables, dropMessagingTables } from './messaging-tables.js';
export { grantToApplication } from './grants.js';
export type { TableRight } from './grants.js';
export { runMigrations } from './migrate.js';
export type { Migrations } from './migrate.js';
export { applyListQuery, listPage, listRows } from './list-rows.js';
export type { ListColumns, Page } from './list-rows.js';
export { failureCode, isTaken, isUnreachable } from './failures.js';
export { NumberGate } from './number-gate.js';
export { Leases } from './leases.js';
export type { Lease } from './leases.js';
export { messageId } from './message-id.js';
export { ServiceClient } from './service-client.js';
