import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { logger } from '@vigie/platform/telemetry';
import { GatewayConfig } from '../app.config.js';
import { acceptedEncoding, betterOrigin, cacheControl, contentTypes, fileFor } from './page.rules.js';
import { securityHeaders } from './security-headers.rules.js';

const log = logger('web');

interface WebFile {
  readonly type: string;
  readonly etag: string;
  /** By encoding; `identity` is the file itself, the others were compressed at build time. */
  readonly bodies: Readonly<Record<string, Buffer>>;
}

/** The built web client: a few megabytes that never change while the gateway runs, held in memory. */
@Injectable()
export class WebFiles {
  private readonly files: ReadonlyMap<string, WebFile>;
  private readonly names: ReadonlySet<string>;
  private readonly headers: Record<string, string>;

  constructor(private readonly config: GatewayConfig) {
    this.headers = securityHeaders(config.publicUrl);
    this.files = readFiles(config.webRoot && resolve(config.webRoot));
    this.names = new Set(this.files.keys());
  }

  /** Sends the page or the file of a GET, and says whether it did. */
  answer(request: FastifyRequest, reply: FastifyReply): boolean {
    const name = request.method === 'GET' || request.method === 'HEAD' ? fileFor(request.url, this.names) : undefined;
    const file = name && this.files.get(name);
    if (!file) return false;
    const origin = name === 'index.html' ? betterOrigin(request.headers, this.config.publicUrl) : undefined;
    if (origin) void reply.redirect(origin + request.url, 302);
    else this.send(name, file, request, reply);
    return true;
  }

  private send(name: string, file: WebFile, request: FastifyRequest, reply: FastifyReply): void {
    const encoding = acceptedEncoding(request.headers['accept-encoding'], Object.keys(file.bodies));
    void reply.headers({ ...this.headers, 'content-type': file.type, 'cache-control': cacheControl(name), etag: file.etag, vary: 'Accept-Encoding' });
    if (request.headers['if-none-match'] === file.etag) void reply.status(304).send();
    else void reply.headers(encoding === 'identity' ? {} : { 'content-encoding': encoding }).send(file.bodies[encoding]);
  }
}

function readFiles(root: string | undefined): Map<string, WebFile> {
  if (!root || !existsSync(root)) {
    log.warn({ root }, 'no web client here: only the APIs are served');
    return new Map();
  }
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => !/\.(gz|br)$/.test(path) && statSync(join(root, path)).isFile());
  return new Map(paths.map((path) => [path.split(sep).join('/'), readFile(join(root, path))]));
}

function readFile(path: string): WebFile {
  const identity = readFileSync(path);
  const compressed = Object.entries({ br: '.br', gzip: '.gz' }).filter(([, suffix]) => existsSync(path + suffix)).map(([encoding, suffix]) => [encoding, readFileSync(path + suffix)] as const);
  return {
    type: contentTypes[extname(path)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
    bodies: { ...Object.fromEntries(compressed), identity },
  };
}
