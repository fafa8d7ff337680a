import { createSocket } from 'node:dgram';
import type { Socket } from 'node:net';

/** Which of a stream's two kinds of packets. */
export type PacketKind = 'rtp' | 'rtcp';

/** How one client gets its packets. */
export interface Transport {
  /** The `Transport` header of the answer to SETUP. */
  readonly header: string;
  send(kind: PacketKind, packet: Buffer): void;
  close(): void;
}

const MOST_UNSENT = 2 * 1024 * 1024;

/** Takes the first way offered that this server knows: interleaved in the RTSP connection, or UDP. Undefined: none. */
export async function openTransport(offered: string, connection: Socket): Promise<Transport | undefined> {
  for (const offer of offered.split(',').map((text) => text.trim())) {
    const channels = /interleaved=(\d+)-(\d+)/.exec(offer);
    if (/^RTP\/AVP\/TCP/i.test(offer)) return interleaved(connection, Number(channels?.[1] ?? 0), Number(channels?.[2] ?? 1));
    const ports = /client_port=(\d+)-(\d+)/.exec(offer);
    if (ports && !/multicast/i.test(offer)) return overUdp(connection, Number(ports[1]), Number(ports[2]));
  }
  return undefined;
}

function interleaved(connection: Socket, rtp: number, rtcp: number): Transport {
  return {
    header: `RTP/AVP/TCP;unicast;interleaved=${rtp}-${rtcp}`,
    send(kind, packet) {
      // A client that does not read loses packets, as it would on a real network.
      if (connection.destroyed || connection.writableLength > MOST_UNSENT) return;
      const head = Buffer.from([0x24, kind === 'rtp' ? rtp : rtcp, packet.length >> 8, packet.length & 0xff]);
      connection.write(Buffer.concat([head, packet]));
    },
    close: () => undefined,
  };
}

async function overUdp(connection: Socket, rtp: number, rtcp: number): Promise<Transport> {
  const host = connection.remoteAddress ?? '127.0.0.1';
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  socket.on('error', () => undefined);
  await new Promise<void>((resolve) => socket.bind(0, resolve));
  const { port } = socket.address();
  return {
    header: `RTP/AVP;unicast;client_port=${rtp}-${rtcp};server_port=${port}-${port}`,
    send: (kind, packet) => socket.send(packet, kind === 'rtp' ? rtp : rtcp, host),
    close: () => void socket.close(),
  };
}
