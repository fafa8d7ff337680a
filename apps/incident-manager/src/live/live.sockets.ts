import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { FactTap } from '@vigie/platform/messaging';
import type { PassingFact } from '@vigie/platform/messaging';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { socketClose, Sockets } from '@vigie/platform/sockets';
import type { Answer, Command, CommandSet, Peer } from '@vigie/platform/sockets';
import { LiveEvents, livePrivileges } from './live-events.service.js';

/**
 * `/api/ws/incidents/v1`: after `{"command":"subscribe"}` the client is told what changed, whichever copy of the service
 * changed it, and reads again what it shows. `{"type":"reset"}`: changes may have been missed, read everything again.
 * So does a client that comes back after its own connection was cut.
 */
@Injectable()
export class LiveSockets implements OnModuleInit, OnModuleDestroy {
  private readonly subscribers = new Map<Peer, Caller>();
  private stop: () => void = () => undefined;

  constructor(
    private readonly sockets: Sockets,
    private readonly access: AccessControl,
    private readonly tap: FactTap,
    private readonly events: LiveEvents,
  ) {}

  onModuleInit(): void {
    this.sockets.serveCommands('/api/ws/incidents/v1', (peer, caller) => this.begin(peer, caller));
    this.stop = this.tap.watch({ passed: (fact) => this.pass(fact), missed: () => this.reset() });
  }

  onModuleDestroy(): void {
    this.stop();
  }

  private async begin(peer: Peer, caller: Caller): Promise<CommandSet> {
    if (!this.mayListen(caller)) await this.access.requireAnywhere(caller, 'incidentProject.view');
    const unwatch = this.access.onChange(() => {
      if (!this.mayListen(caller)) peer.close(socketClose.refused, 'access.refused');
    });
    const subscribe = (_command: Command, answer: Answer): void => {
      if (peer.isOpen) this.subscribers.set(peer, caller);
      answer();
    };
    const onClosed = (): void => {
      unwatch();
      this.subscribers.delete(peer);
    };
    return { commands: { subscribe }, onClosed };
  }

  private mayListen(caller: Caller): boolean {
    return this.access.held(caller, livePrivileges).length > 0;
  }

  private pass(fact: PassingFact): void {
    const event = this.events.event(fact);
    if (!event) return;
    const [frame, open] = [event, this.events.openEvent(event, fact)].map((told) => JSON.stringify(told));
    for (const [peer, caller] of this.subscribers) {
      const told = this.events.seesData(caller) ? frame : open;
      if (told && this.events.mayHear(caller, event, fact)) peer.send(told);
    }
  }

  private reset(): void {
    for (const peer of this.subscribers.keys()) peer.send({ type: 'reset' });
  }
}
