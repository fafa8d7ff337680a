import { accountsOf } from '../launcher/servers/nats-accounts.js';

const folder = '/etc/nats-certificate';
const certificate = `cert_file: "${folder}/tls.crt", key_file: "${folder}/tls.key", ca_file: "${folder}/ca.crt"`;

/**
 * nats.conf for Kubernetes: every service's account with what it may reach; passwords come from the environment. Clients and
 * servers speak TLS, but on a developer's own machine; what it tells of itself is told inside of its pod.
 */
export function natsConfiguration(overlay: string, site: string, replicas: number): string {
  const isEncrypted = overlay !== 'development';
  return [
    `# Made by \`npm run generate -- nats ${overlay}\`: the site's id is part of what each service may say and hear.`,
    'listen: "0.0.0.0:4222"',
    'http: "127.0.0.1:8222"',
    'max_payload: 1MB',
    'jetstream { store_dir: "/data" }',
    ...(isEncrypted ? [`tls { ${certificate} }`] : []),
    ...(replicas > 1 ? cluster(replicas) : []),
    `accounts ${accounts(site)}`,
    '',
  ].join('\n');
}

/** Each server shows the others its certificate and a password. A route's whole address is a variable: none is looked for inside of a text. */
const cluster = (replicas: number): string[] => [
  'cluster {',
  '  name: vigie',
  '  listen: "0.0.0.0:6222"',
  `  tls { ${certificate}, verify: true }`,
  '  authorization { user: route, password: $ROUTES_PASSWORD, timeout: 5 }',
  `  routes: [${Array.from({ length: replicas }, (_, number) => `$${routeVariable(number)}`).join(', ')}]`,
  '}',
];

/** Name of the environment variable with the address of a server for the others. */
export const routeVariable = (number: number): string => `ROUTE_${number}`;

/** A variable of the environment stands without quotes; everything else is read as JSON is. */
function accounts(site: string): string {
  return JSON.stringify(accountsOf(site, (user) => `$${passwordVariable(user)}`), null, 1).replace(/"(\$[A-Z_]+_PASSWORD)"/g, '$1');
}

/** Name of the environment variable with the password of a service, or of the provisioner. */
export function passwordVariable(user: string): string {
  return `${user.replaceAll('-', '_').toUpperCase()}_PASSWORD`;
}
