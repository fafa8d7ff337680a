import { type ServiceName, services } from '@vigie/contracts';
import { permissionsOf, provisionerUser } from '../launcher/servers/nats-permissions.js';

/** nats.conf for Kubernetes: every service's user with what it may say and hear; passwords come from the environment. */
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
    'jetstream { domain: vigie, store_dir: "/data" }',
    ...(replicas > 1 ? cluster : []),
    'authorization {',
    '  users: [',
    ...services.map((service) => user(service, site)),
    `    { user: "${provisionerUser}", password: $${passwordVariable(provisionerUser)} }`,
    '  ]',
    '}',
    '',
  ].join('\n');
}

function user(service: ServiceName, site: string): string {
  const { publish, subscribe } = permissionsOf(service, site);
  return [
    '    {',
    `      user: "${service}"`,
    `      password: $${passwordVariable(service)}`,
    `      permissions: { publish: ${JSON.stringify(publish)}, subscribe: ${JSON.stringify(subscribe)} }`,
    '    }',
  ].join('\n');
}

/** Name of the environment variable with the password of a service, or of the provisioner. */
export function passwordVariable(user: string): string {
  return `${user.replaceAll('-', '_').toUpperCase()}_PASSWORD`;
}
