import { eventually } from '../time/eventually.js';
import { SocketClient } from './socket-client.js';

/** The settings under which a service is held to its manners. */
export const mannersSettings = { SOCKET_PING_MS: '300', SOCKET_FIRST_WORD_MS: '700', SOCKETS_PER_PERSON: '3', SOCKETS_PER_ADDRESS: '6' };

export interface SocketHost {
  url: string;
  /** The token of somebody who may be told something there. */
  token(): Promise<string>;
}

/** `commands`: speaks `{"command":…,"commandId":…}` · `video`: has commands of its own · `tickets`: is let in by its first command. */
type Kind = 'commands' | 'video' | 'tickets';

/** A command that no socket knows; what it says must not come back at any length. */
const unknown = (commandId: unknown) => ({ command: 'x'.repeat(9_000), commandId });

/** Holds a WebSocket path of a running service (with `mannersSettings`) to what all of them must keep to. */
export function socketManners(path: string, kind: Kind, host: () => SocketHost): void {
  describe(`[OP-10] ${path}`, () => {
    const clients: SocketClient[] = [];
    const open = async (options?: Parameters<typeof SocketClient.open>[2]): Promise<SocketClient> => {
      const client = await SocketClient.open(host().url, path, options);
      clients.push(client);
      return client;
    };
    const refused = (headers: Record<string, string>) => SocketClient.refused(host().url, path, headers);
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const header = async () => ({ authorization: `Bearer ${await host().token()}` });
    const first = async (): Promise<object[]> => (kind === 'tickets' ? [] : [{ command: 'authenticate', token: await host().token() }]);

    afterEach(async () => {
      for (const { socket } of clients) socket.terminate();
      await eventually(() => clients.every(({ closed }) => closed !== undefined));
      clients.length = 0;
    });

    it('ends whoever says nothing in time', async () => {
      const start = performance.now();
      expect(await (await open()).closing()).toBe(1008);
      expect(performance.now() - start).toBeGreaterThan(600);
    });

    it('takes no frame that is larger than a command', async () => {
      const client = await open();
      client.send({ command: 'x'.repeat(20_000) });
      expect(await client.closing()).toBe(1009);
    });

    it('cuts off whoever says more than may wait', async () => {
      const client = await open();
      client.send(...(await first()), ...Array.from({ length: 2_000 }, (_, commandId) => ({ command: 'x', commandId })));
      // A first command that shows no ticket ends it already, where it is looked at before all of them have arrived.
      expect(kind === 'tickets' ? [4400, 1008] : [1008]).toContain(await client.closing());
      expect(client.frames.length).toBeLessThan(2_000);
    });

    it('has so many places for one address, and others for others', async () => {
      for (let index = 0; index < 6; index += 1) await open({ headers: from('203.0.113.2') });
      expect(await refused(from('9.9.9.9, 203.0.113.2'))).toEqual({ status: 429, code: 'socket.tooMany' });
      await open({ headers: from('203.0.113.3') });
    });

    if (kind === 'tickets') return;

    it('ends whoever gives no sign of life, and nobody who does', async () => {
      const [dead, alive] = [await open({ autoPong: false, headers: from('203.0.113.1') }), await open({ headers: from('203.0.113.1') })];
      for (const client of [dead, alive]) client.send(...(await first()));
      let pings = 0;
      alive.socket.on('ping', () => { pings += 1; });
      expect(await dead.closing()).toBe(1006);
      const seen = pings;
      await eventually(() => pings > seen + 2);
      expect(alive.closed).toBeUndefined();
    });

    it('refuses a bad token in the header before the upgrade', async () => {
      for (const authorization of ['Bearer nonsense', 'Basic dTpw', '']) expect(await refused({ authorization })).toEqual({ status: 401, code: 'access.unauthenticated' });
    });

    it('refuses a bad first message, and says sign in', async () => {
      const client = await open();
      client.send({ command: 'authenticate', token: 'nonsense' });
      expect([await client.closing(), client.codes]).toEqual([4401, ['access.unauthenticated']]);
    });

    it('hears everything that is said while the token is verified, in order', async () => {
      const client = await open();
      client.send(...(await first()), ...[1, 2, 3].map(unknown));
      await eventually(() => client.codes.length === 3);
      expect(client.frames[0]).toEqual({ command: 'authenticate', state: 'Success' });
      if (kind === 'commands') expect(client.frames.slice(1).map(({ commandId }) => commandId)).toEqual([1, 2, 3]);
      expect(client.closed).toBeUndefined();
    });

    it('says nothing again that has no bound', async () => {
      const client = await open({ headers: await header() });
      client.send(unknown('y'.repeat(5_000)), unknown({ deep: 'z'.repeat(5_000) }));
      await eventually(() => client.codes.length === 2);
      expect(client.longest).toBeLessThan(1_000);
    });

    it('has so many places for one person, whichever way they come', async () => {
      for (let index = 0; index < 3; index += 1) {
        const client = await open({ headers: { ...(await header()), ...from(`203.0.113.${10 + index}`) } });
        client.send(unknown(1));
        await eventually(() => client.codes.length === 1);
      }
      const more = await open();
      more.send(...(await first()));
      expect([await more.closing(), more.codes]).toEqual([1013, ['socket.tooMany']]);
    });
  });
}
