import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { In } from 'typeorm';
import { Database } from '@vigie/platform/persistence';
import { SourceSight } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { Sockets } from '@vigie/platform/sockets';
import type { CommandSet, Peer } from '@vigie/platform/sockets';
import { logger } from '@vigie/platform/telemetry';
import { PersonRow } from '../settings/person.entity.js';
import type { NoticeRow } from './notice.entity.js';
import { wants } from './notice.rules.js';
import { noticeView } from './notice.view.js';
import { Notices } from './notices.service.js';

const log = logger('notice-feed');
const everyMs = 250;

/**
 * Tells open clients (PN-02). Each copy of the service reads new notices from the table while it has listeners, so it does
 * not matter which copy heard of the alarm.
 */
@Injectable()
export class NoticeFeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly open = new Map<Peer, Caller>();
  private timer?: NodeJS.Timeout;
  private newest?: string;
  private reading = false;

  constructor(
    private readonly sockets: Sockets,
    private readonly notices: Notices,
    private readonly sight: SourceSight,
    private readonly database: Database,
  ) {}

  onApplicationBootstrap(): void {
    this.sockets.serveCommands('/api/ws/messages/v1', (peer, caller) => this.join(peer, caller));
    this.timer = setInterval(() => void this.read(), everyMs).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async join(peer: Peer, caller: Caller): Promise<CommandSet> {
    this.newest ??= await this.notices.newest();
    this.open.set(peer, caller);
    const onClosed = (): void => {
      this.open.delete(peer);
      if (this.open.size === 0) this.newest = undefined;
    };
    return { commands: {}, onClosed };
  }

  private async read(): Promise<void> {
    if (this.reading || this.newest === undefined) return;
    this.reading = true;
    try {
      for (const notice of await this.notices.after(this.newest)) {
        await this.tell(notice);
        this.newest = notice.number;
      }
    } catch (error) {
      log.warn({ err: error }, 'cannot read notices now');
    } finally {
      this.reading = false;
    }
  }

  private async tell(notice: NoticeRow): Promise<void> {
    const listeners = [...this.open].filter(([, { principal }]) => this.sight.mayKnowAlarm(principal, notice.content));
    if (listeners.length === 0) return;
    const people = await this.database.read.findBy(PersonRow, { userId: In(listeners.map(([, { principal }]) => principal.id)) });
    const choices = new Map(people.map(({ userId, which }) => [userId, which]));
    for (const [peer, { principal, language }] of listeners) {
      if (wants(choices.get(principal.id) ?? 'all', principal.id, notice.content)) peer.send({ type: 'notification', ...noticeView(notice, language) });
    }
  }
}
