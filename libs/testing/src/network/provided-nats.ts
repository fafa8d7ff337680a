import { Provisioner } from '@vigie/platform/provisioning';
import { startNats as startServer } from '../servers/servers.js';
import type { TestServer } from '../servers/servers.js';

/** One for each address: it comes back by itself to a server that was killed and started again. */
const provisioners = new Map<string, Promise<Provisioner>>();

/** Starts a nats-server whose streams are provided for, whatever site asks. */
export async function startNats(options: Parameters<typeof startServer>[0] = {}): Promise<TestServer> {
  const server = await startServer(options);
  const { url } = server;
  const provisioner = provisioners.get(url) ?? Provisioner.start({ natsUrl: url, site: '*', replicas: 1 });
  provisioners.set(url, provisioner);
  return {
    ...server,
    async stop() {
      provisioners.delete(url);
      await (await provisioner).stop();
      await server.stop();
    },
  };
}
