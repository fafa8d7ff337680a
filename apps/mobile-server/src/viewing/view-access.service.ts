import { Injectable } from '@nestjs/common';
import { ref } from '@vigie/contracts';
import { AccessControl, AuditTrail, requireOwnVideo } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';

export type ViewPrivilege = 'camera.live' | 'camera.playback';

/** Time profiles end without anybody telling; so every view is decided anew this often, too. */
const RECHECK_MS = 5_000;

/** Decides views and keeps the record of them. */
@Injectable()
export class ViewAccess {
  constructor(
    private readonly access: AccessControl,
    private readonly audit: AuditTrail,
  ) {}

  /** Throws the refusal; a view that is let begin is in the log before it shows anything. */
  async begin(caller: Caller, privilege: ViewPrivilege, camera: string, from?: string): Promise<void> {
    const { role } = await this.access.require(caller, privilege, ref('cameras', camera), from === undefined ? undefined : { instant: new Date(from) });
    requireOwnVideo(this.access, camera);
    await this.write(caller, privilege, camera, 'started', { role: role.name, ...(from === undefined ? {} : { from }) });
  }

  isAllowed(caller: Caller, privilege: ViewPrivilege, camera: string): boolean {
    return this.access.decide(caller, privilege, ref('cameras', camera)).allowed;
  }

  /** The end of a view; `span`: what was sent, ISO 8601. */
  async end(caller: Caller, privilege: ViewPrivilege, camera: string, span: { from: string; to: string }): Promise<void> {
    await this.write(caller, privilege, camera, 'ended', span);
  }

  /** Calls on every change of rights and now and then; gives back how to stop. */
  watch(recheck: () => void): () => void {
    const forget = this.access.onChange(recheck);
    const timer = setInterval(recheck, RECHECK_MS);
    return () => {
      forget();
      clearInterval(timer);
    };
  }

  private write(caller: Caller, privilege: ViewPrivilege, camera: string, what: 'started' | 'ended', details: Record<string, string>): Promise<void> {
    const object = ref('cameras', camera);
    const name = this.access.index.entity(object)?.name;
    return this.audit.write(caller, {
      log: 'audit', category: 'video', operation: `${privilege}.${what}`, object: { ...object, ...(name ? { name } : {}) }, privilege, outcome: 'success', details,
    });
  }
}
