import { loadConfig, redacted } from '../config/index.js';
import type { PlatformConfig } from '../config/index.js';
import { logger, logToFile, measureProcess, setLogLevel } from '../telemetry/index.js';
import { createService, migrate } from './create-service.js';
import type { ServiceDefinition } from './service-definition.js';
import { watchUnhandled } from './unhandled.js';

const log = logger('boot');

/** What `main.ts` calls. `node main.js migrate` only migrates. SIGTERM and SIGINT stop it; a second one ends it at once. */
export async function runService<C extends PlatformConfig>(service: ServiceDefinition<C>): Promise<void> {
  const config = loadConfig(service.config);
  setLogLevel(config.logLevel);
  if (config.logFile) logToFile(config.logFile, { bytes: config.logFileMaxBytes, files: config.logFileArchived });
  watchUnhandled(process, () => process.exit(1));
  try {
    if (process.argv[2] === 'migrate') return await migrate(service, config);
    measureProcess();
    const running = await createService(service, config);
    stopOnSignals(running.stop);
    log.info({ service: service.name, url: running.url, config: redacted(config) }, 'ready');
  } catch (error) {
    log.fatal({ err: error }, 'cannot start');
    process.stderr.write(`${service.name} cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(1);
    stopping = true;
    void stop().finally(() => process.exit(0));
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
