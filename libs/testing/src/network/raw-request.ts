import { connect } from 'node:net';

/** Sends bytes as they are and reads until the other side closes: for what no client would send. */
export function rawRequest(url: string, text: string): Promise<{ status: number; head: string; body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect({ host: hostname, port: Number(port) }, () => socket.write(text.replace(/(\r\n\r\n)$/, '\r\nConnection: close$1')));
    socket.on('data', (chunk: Buffer) => { answer += chunk.toString(); });
    socket.once('error', reject);
    socket.once('close', () => {
      const [head = '', ...body] = answer.split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), head, body: body.join('\r\n\r\n') });
    });
  });
}
