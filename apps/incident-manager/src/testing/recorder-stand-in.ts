import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mediaTicketIssue, recordingExportPlan } from '@vigie/contracts';
import type { RecordingExportPart, RecordingExportPlanRequest } from '@vigie/contracts';
import type { Caller } from '@vigie/platform/security';
import type { IncidentWorld } from './incident-world.js';

/** A file of video that the stand-in has. */
export interface RecordedFile {
  stream: string;
  streamName: string;
  video: Buffer;
}

/** Speaks the recording-server's and management's part of an export: plan, ticket, file. What they refuse is set by the spec. */
export class RecorderStandIn {
  /** By camera. */
  readonly recorded = new Map<string, RecordedFile[]>();
  /** Who asked for which camera's plan. */
  readonly planned: { camera: string; by: string | undefined }[] = [];
  /** Called in the middle of each file; what it waits for, the file waits for. */
  halfway: (response: ServerResponse) => Promise<unknown> | void = () => undefined;
  private readonly tickets = new Map<string, string>();
  private readonly parts = new Map<string, Buffer>();
  private stops: (() => void)[] = [];

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.answer(request, response));
  }

  static async open(): Promise<RecorderStandIn> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new RecorderStandIn(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  join(world: IncidentWorld): void {
    this.stops = [
      world.answers(recordingExportPlan, (request, caller) => ({ parts: this.plan(request, caller) })),
      world.answers(mediaTicketIssue, (request, caller) => this.issue(request, caller)),
    ];
  }

  async stop(): Promise<void> {
    for (const stop of this.stops) stop();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private plan({ camera, from, to }: RecordingExportPlanRequest, caller: Caller | undefined): RecordingExportPart[] {
    this.planned.push({ camera, by: caller?.principal.id });
    return (this.recorded.get(camera) ?? []).map(({ stream, streamName, video }) => {
      this.parts.set(`${camera} ${stream} ${from} ${to}`, video);
      return { stream, streamName, from, to, last: to, bytes: video.length, codec: 'avc1.64001f', width: 1280, height: 720, gaps: [] };
    });
  }

  private issue({ camera, verb }: { camera: string; verb: string }, caller: Caller | undefined): { ticket: string; presentBefore: string } {
    const ticket = randomUUID();
    if (caller?.principal.kind === 'user' && verb === 'export') this.tickets.set(ticket, camera);
    return { ticket, presentBefore: new Date(Date.now() + 60_000).toISOString() };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    const of = (name: string): string => searchParams.get(name) ?? '';
    const video = this.parts.get(`${of('camera')} ${of('stream')} ${of('from')} ${of('last')}`);
    if (pathname !== '/api/rest/v1/recordings/export' || this.tickets.get((request.headers.authorization ?? '').replace('Ticket ', '')) !== of('camera') || !video) {
      response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { httpCode: 401, details: [{ errorTextId: 'mediaTicket.invalid' }] } }));
      return;
    }
    response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': video.length });
    response.write(video.subarray(0, video.length / 2));
    await this.halfway(response);
    response.end(video.subarray(video.length / 2));
  }
}
