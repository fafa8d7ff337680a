import { accountsOf } from '../launcher/servers/nats-accounts.js';

/** nats.conf for Kubernetes: every service's account with what it may reach; passwords come from the environment. */
export function natsConfiguration(overlay: string, site: string, replicas: number): string {
  const cluster = [
    'cluster {',
    '  name: vigie',
    '  listen: "0.0.0.0:6222"',
    `  routes: [${Array.from({ length: replicas }, (_, number) => `"nats://nats-${number}.nats-peers:6222"`).join(', ')}]`,
    '}',
  ];
  return [
    `# Made by \`npm run generate -- nats ${overlay}\`: the site's id is part of what each service may say and hear.`,
    'listen: "0.0.0.0:4222"',
    'http: "0.0.0.0:8222"',
    'max_payload: 1MB',
    'jetstream { store_dir: "/data" }',
    ...(replicas > 1 ? cluster : []),
    `accounts ${accounts(site)}`,
    '',
  ].join('\n');
}

/** A variable of the environment stands without quotes; everything else is read as JSON is. */
function accounts(site: string): string {
  return JSON.stringify(accountsOf(site, (user) => `$${passwordVariable(user)}`), null, 1).replace(/"(\$[A-Z_]+_PASSWORD)"/g, '$1');
}

/** Name of the environment variable with the password of a service, or of the provisioner. */
export function passwordVariable(user: string): string {
  return `${user.replaceAll('-', '_').toUpperCase()}_PASSWORD`;
}
