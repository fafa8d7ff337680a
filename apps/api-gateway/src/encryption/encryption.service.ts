import { unwatchFile, watchFile } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { logger } from '@vigie/platform/telemetry';
import { GatewayConfig } from '../app.config.js';
import { readCertificate } from './certificate.js';
import { publicPlace } from './encryption.rules.js';

const log = logger('encryption');
const lookAgainMs = 10_000;

/** Takes up renewed certificates, and leads from the port without TLS to the one with it (IM-59). */
@Injectable()
export class Encryption implements OnApplicationBootstrap, OnModuleDestroy {
  private redirecting?: Server;

  constructor(private readonly config: GatewayConfig, private readonly host: HttpAdapterHost) {}

  async onApplicationBootstrap(): Promise<void> {
    const { tlsCertificateFile, redirectPort, host, publicUrl } = this.config;
    if (tlsCertificateFile) watchFile(tlsCertificateFile, { interval: lookAgainMs, persistent: false }, () => this.renew());
    if (redirectPort === 0) return;
    const server = createServer((request, response) => response.writeHead(308, { location: publicPlace(publicUrl, request.url), 'content-length': 0 }).end());
    this.redirecting = server;
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(redirectPort, host, resolve));
  }

  onModuleDestroy(): void {
    if (this.config.tlsCertificateFile) unwatchFile(this.config.tlsCertificateFile);
    this.redirecting?.close();
    this.redirecting?.closeAllConnections();
  }

  /** Connections that are open go on; new ones see the new certificate. One that cannot be used changes nothing. */
  renew(): void {
    try {
      const certificate = readCertificate(this.config);
      if (certificate) (this.host.httpAdapter.getHttpServer() as SecureServer).setSecureContext(certificate);
      log.info('certificate renewed');
    } catch (error) {
      log.error({ err: error }, 'the renewed certificate cannot be used; the old one stays');
    }
  }
}
