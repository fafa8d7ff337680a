/** The door of the boot room. */
export { createService, describeService, migrate } from './create-service.js';
export type { RunningService } from './create-service.js';
export { PlatformModule } from './platform.module.js';
export { Readiness } from './readiness.js';
export type { ReadinessCheck } from './readiness.js';
export { runService } from './run-service.js';
export { defineService } from './service-definition.js';
export type { ServiceDefinition } from './service-definition.js';
export { version } from './version.js';
