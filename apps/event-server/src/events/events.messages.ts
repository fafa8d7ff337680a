import { Injectable } from '@nestjs/common';
import { cameraSignalLost, cameraSignalRestored, diskNearlyFull, diskRelieved, logChainBroken, sealContradicted } from '@vigie/contracts';
import type { CameraSignalLost, CameraSignalRestored, DiskUse, LogChainBroken, NamedThing, SealContradiction } from '@vigie/contracts';
import { Hears } from '@vigie/platform/messaging';
import type { FactContext } from '@vigie/platform/messaging';
import type { Tx } from '@vigie/platform/persistence';
import { EventsService } from './events.service.js';
import { Visibility } from './visibility.js';

/** What other services say that is an event. The id of the message is the id of the event. */
@Injectable()
export class EventsMessages {
  constructor(private readonly events: EventsService, private readonly visibility: Visibility) {}

  @Hears(cameraSignalLost)
  async onSignalLost({ camera, cameraName, stream, since }: CameraSignalLost, tx: Tx, { id }: FactContext): Promise<void> {
    await this.events.take({ id, time: new Date(since), type: 'camera.signalLost', source: { type: 'cameras', id: camera, name: cameraName }, data: { stream } }, tx);
  }

  @Hears(cameraSignalRestored)
  async onSignalRestored({ camera, cameraName, lostSince, restoredAt }: CameraSignalRestored, tx: Tx, { id }: FactContext): Promise<void> {
    await this.events.take({ id, time: new Date(restoredAt), type: 'camera.signalRestored', source: { type: 'cameras', id: camera, name: cameraName }, data: { lostSince } }, tx);
  }

  @Hears(diskNearlyFull)
  async onDiskNearlyFull(use: DiskUse, tx: Tx, fact: FactContext): Promise<void> {
    await this.disk('disk.nearlyFull', use, tx, fact);
  }

  @Hears(diskRelieved)
  async onDiskRelieved(use: DiskUse, tx: Tx, fact: FactContext): Promise<void> {
    await this.disk('disk.relieved', use, tx, fact);
  }

  @Hears(logChainBroken)
  async onLogBroken({ sequence, reason, witness, time }: LogChainBroken, tx: Tx, { id }: FactContext): Promise<void> {
    await this.events.take({ id, time: new Date(time), type: 'log.chainBroken', data: { sequence, reason, ...(witness ? { witness } : {}) } }, tx);
  }

  /** A witness of the log knows better before anybody verifies (LG-16). */
  @Hears(sealContradicted.management)
  @Hears(sealContradicted['incident-manager'])
  async onSealContradicted({ kind, first, number, time }: SealContradiction, tx: Tx, { id, source }: FactContext): Promise<void> {
    await this.events.take({ id, time: new Date(time), type: 'log.chainBroken', data: { sequence: first, reason: kind, seal: number, witness: source } }, tx);
  }

  private async disk(type: string, { recordingServer, usedBytes, quotaBytes }: DiskUse, tx: Tx, { id, time }: FactContext): Promise<void> {
    const name = this.visibility.nameOf({ type: 'recordingServers', id: recordingServer });
    const source: NamedThing = { type: 'recordingServers', id: recordingServer, ...(name ? { name } : {}) };
    await this.events.take({ id, time: new Date(time), type, source, data: { usedBytes, quotaBytes } }, tx);
  }
}
