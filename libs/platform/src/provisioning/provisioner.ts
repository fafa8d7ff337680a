import type { Msg, Subscription } from '@nats-io/transport-node';
import { backoffMs, waitFor } from '../messaging/backoff.js';
import { NatsLink } from '../messaging/nats-link.js';
import { provideSubject } from '../messaging/provided.js';
import { logger } from '../telemetry/index.js';
import { provision } from './provision.js';
import { consumerOf, isKnown, mayRead, readerRequest } from './reading.js';

const log = logger('provisioning');

export interface ProvisionerOptions {
  natsUrl: string;
  /** Id of the site it serves; `*`: any site that asks. */
  site: string;
  replicas: number;
}

type Answer = (site: string, service: string, body: unknown) => Promise<object | undefined>;

/**
 * The only one that makes anything in JetStream: streams, buckets, and a reader where a service asks for one. It looks
 * after what it made at its start and whenever NATS is back. It may run several times: all answer, the first counts, and
 * one that is of an older release says nothing about what it does not know.
 */
export class Provisioner {
  private readonly stopping = new AbortController();
  private readonly answering: Subscription[];
  private readonly replying = new Set<Promise<void>>();
  private working = Promise.resolve();

  private constructor(private readonly link: NatsLink, private readonly options: ProvisionerOptions) {
    const on = (what: 'storage' | 'reader', answer: Answer): Subscription =>
      link.connection.subscribe(provideSubject(options.site, '*', what), { callback: (error, message) => { if (!error) this.take(message, answer); } });
    this.answering = [
      on('storage', async (site) => { await this.furnish(site); return {}; }),
      on('reader', (site, service, body) => this.makeReader(site, service, body)),
    ];
    link.onReconnect(() => void this.keep());
  }

  /** Connects and provides; resolves when everything is there. Waits for NATS as long as it takes. */
  static async start(options: ProvisionerOptions): Promise<Provisioner> {
    const provisioner = new Provisioner(await NatsLink.open(options.natsUrl, 'vigie-provisioner'), options);
    await provisioner.keep();
    return provisioner;
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    for (const subscription of this.answering) if (!subscription.isClosed()) subscription.unsubscribe();
    await Promise.all([this.working, ...this.replying]);
    await this.link.close();
  }

  /** A server that has just come back needs a moment until it takes requests for streams. */
  private async keep(): Promise<void> {
    const { site } = this.options;
    for (let attempt = 1; site !== '*' && !this.stopping.signal.aborted; attempt += 1) {
      try {
        return await this.furnish(site);
      } catch (error) {
        if (attempt === 5) log.warn({ err: error }, 'what JetStream holds cannot be prepared yet');
        await waitFor(backoffMs(attempt, 50, 2_000), this.stopping.signal);
      }
    }
  }

  /** One at a time: those who miss the same stream ask at the same moment. */
  private furnish(site: string): Promise<void> {
    const done = this.working.then(() => provision(this.link.jsm, site, this.options.replicas));
    this.working = done.catch(() => undefined);
    return done;
  }

  private async makeReader(site: string, service: string, body: unknown): Promise<object | undefined> {
    const request = readerRequest(body);
    if (request && !isKnown(site, request.stream)) return undefined;
    if (!request || !mayRead(site, service, request)) {
      log.warn({ service, request }, 'a reader was refused');
      return { refused: 'this is not for you to read' };
    }
    const { name, num_pending: pending } = await this.link.jsm.consumers.add(request.stream, consumerOf(service, request));
    return { consumer: name, pending };
  }

  private take(message: Msg, answer: Answer): void {
    const work = this.reply(message, answer);
    this.replying.add(work);
    void work.finally(() => this.replying.delete(work));
  }

  private async reply(message: Msg, answer: Answer): Promise<void> {
    const [, site = '', , service = ''] = message.subject.split('.');
    const body = await Promise.resolve().then(() => answer(site, service, message.json())).catch((error: unknown) => {
      log.warn({ err: error, subject: message.subject }, 'what was asked for could not be provided');
      return { refused: error instanceof Error ? error.message : 'it did not work' };
    });
    if (body && !this.link.connection.isClosed()) message.respond(JSON.stringify(body));
  }
}
