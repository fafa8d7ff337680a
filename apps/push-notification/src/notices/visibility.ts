import { Injectable } from '@nestjs/common';
import type { AlarmFact } from '@vigie/contracts';
import { AccessControl } from '@vigie/platform/security';
import type { Principal } from '@vigie/platform/security';

/** Who may know of an alarm: whoever may see alarms, and the camera that it is about. */
@Injectable()
export class Visibility {
  constructor(private readonly access: AccessControl) {}

  mayKnow(principal: Pick<Principal, 'id' | 'sessionId'>, { source }: Pick<AlarmFact, 'source'>): boolean {
    const caller = { principal: { ...principal, name: '', kind: 'user' as const }, language: 'en' as const };
    if (this.access.held(caller, ['alarm.view']).length === 0) return false;
    return source?.type !== 'cameras' || this.access.decide(caller, 'camera.view', source).allowed;
  }
}
