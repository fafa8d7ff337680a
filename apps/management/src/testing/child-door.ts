import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientDeleted } from '@vigie/contracts';
import type { Privilege } from '@vigie/contracts';
import { eventually } from '@vigie/testing';
import type { ManagementWorld } from './management-world.js';

interface Client {
  id: string;
  name: string;
  secret: string;
}

/** What stands in a place of its own, such as the recording-server of the child; undefined lets the question go on. */
export type Door = (path: string, request: IncomingMessage, response: ServerResponse) => void | undefined;

const json = (response: ServerResponse, status: number, body: unknown): void => void response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));

/** The public address of a management that is to be a child: an issuer that knows clients, and the API behind it. */
export class ChildDoor {
  /** Answers in the place of everything, by the beginning of the path. */
  readonly inPlace = new Map<string, Door>();
  /** Paths that were asked for, oldest first. */
  readonly asked: string[] = [];
  private readonly clients = new Map<string, Client>();

  constructor(readonly world: ManagementWorld) {
    this.open();
  }

  get url(): string {
    return this.world.idp.url;
  }

  /** A client in a role with these rights, as the child's administrator makes one. */
  async client(privileges: Privilege[], scope: object = { kind: 'everything' }): Promise<{ clientId: string; clientSecret: string; role: string }> {
    const [id, clientId, clientSecret] = [randomUUID(), randomUUID(), `secret of ${randomUUID()}`];
    await this.world.addClient(id, clientId);
    await eventually(async () => (await this.world.admin.call(`/users/${id}`)).status === 200);
    const role = await this.world.admin.create('/roles', { name: `Parent ${id}`, grants: [{ effect: 'allow', privileges, scope }] });
    await this.world.admin.expect(200, `/roles/${role.id}/users`, { method: 'POST', body: { id } });
    this.clients.set(clientId, { id, name: clientId, secret: clientSecret });
    return { clientId, clientSecret, role: role.id };
  }

  /** Takes a client away, as the child's administrator does. */
  async dismiss(clientId: string): Promise<void> {
    const id = this.clients.get(clientId)?.id ?? '';
    this.clients.delete(clientId);
    await this.world.tell(clientDeleted, [{ id }]);
    await eventually(async () => (await this.world.admin.call(`/users/${id}`)).status !== 200);
  }

  open(): void {
    this.world.idp.otherwise((request, response) => void this.answer(request, response).catch(() => response.destroy()));
  }

  /** Nobody answers any more. */
  close(): void {
    this.world.idp.otherwise((request) => request.socket.destroy());
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    this.asked.push(path);
    const door = [...this.inPlace].find(([beginning]) => path.startsWith(beginning))?.[1];
    if (door) return door(path, request, response);
    if (path === '/IDP/.well-known/openid-configuration') return json(response, 200, { issuer: `${this.url}/IDP`, token_endpoint: `${this.url}/IDP/token`, jwks_uri: `${this.url}/IDP/jwks` });
    if (path === '/IDP/token') return this.token(request, response);
    const answer = await fetch(`${this.world.service.url}${path}`, { headers: { authorization: request.headers.authorization ?? '' } });
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? 'text/plain' }).end(Buffer.from(await answer.arrayBuffer()));
  }

  private async token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, basic = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? [];
    const [clientId = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':').map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
    const client = this.clients.get(clientId);
    if (client?.secret !== secret) return json(response, 401, { error: 'invalid_client' });
    const token = await this.world.token({ sub: client.id, name: client.name, sid: '', clientId });
    json(response, 200, { access_token: token, token_type: 'Bearer', expires_in: 300 });
  }
}
