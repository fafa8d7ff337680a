import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServiceClient } from '@vigie/platform/persistence';

/** A process of its own that runs the SQL it is sent and answers the rows as JSON: what HTTP costs without a service behind it. */
const sql = new ServiceClient({ connectionString: process.env.DATABASE_URL });
await sql.connect();

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { text, values } = JSON.parse(Buffer.concat(chunks).toString()) as { text: string; values: unknown[] };
    void sql.query<{ id: string }>(text, values).then(({ rows }) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ array: rows })));
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
