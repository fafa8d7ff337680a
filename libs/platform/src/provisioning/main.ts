import { loadConfig, redacted } from '../config/index.js';
import { watchUnhandled } from '../boot/unhandled.js';
import { logger, setLogLevel } from '../telemetry/index.js';
import { ProvisionerConfig } from './provisioner-config.js';
import { Provisioner } from './provisioner.js';

/** The provisioner as a process of its own, beside the services of a site. SIGTERM and SIGINT stop it. */
const config = loadConfig(ProvisionerConfig);
setLogLevel(config.logLevel);
watchUnhandled(process, () => process.exit(1));
const { natsUrl, siteId: site, natsReplicas: replicas } = config;
const starting = Provisioner.start({ natsUrl, site, replicas });
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void starting.then((running) => running.stop()).finally(() => process.exit(0)));
void starting.then(() => logger('provisioning').info({ config: redacted(config) }, 'ready'));
