import { Injectable } from '@nestjs/common';
import { VigieError } from '@vigie/contracts';
import type { Caller, Principal } from '@vigie/platform/security';
import { IncidentConfig } from '../../app.config.js';
import { IncidentSealer } from '../keys/incident-sealer.service.js';

const cookieName = 'vigie-download';
const lifetimeSeconds = 60;

interface Pass {
  principal: Principal;
  /** Milliseconds since 1970. */
  until: number;
}

/**
 * Passes with which a browser fetches a package by itself, straight to its disk: what scripts fetch with a token has to fit
 * into their memory. A pass is a sealed cookie for the address of one package: it stands in no address and no log, no script
 * can read it, and any copy of the service knows it.
 */
@Injectable()
export class DownloadPasses {
  constructor(private readonly config: IncidentConfig, private readonly sealer: IncidentSealer) {}

  /** Value of a `Set-Cookie` header. */
  async issue({ principal }: Caller, taskId: string): Promise<string> {
    const pass: Pass = { principal, until: Date.now() + lifetimeSeconds * 1_000 };
    const sealed = (await this.sealer.get()).seal(placeOf(taskId), JSON.stringify(pass)).toString('base64url');
    const secure = this.config.publicUrl.startsWith('https:') ? '; Secure' : '';
    return `${cookieName}=${sealed}; Path=/api/rest/v1/tasks/${taskId}/download; Max-Age=${lifetimeSeconds}; HttpOnly; SameSite=Strict${secure}`;
  }

  /** Whom the pass among these cookies was issued to; throws `access.unauthenticated` without one that is good for this task and now. */
  async read(cookies: string | undefined, taskId: string): Promise<Principal> {
    const [, sealed] = new RegExp(`(?:^|; *)${cookieName}=([\\w-]+)`).exec(cookies ?? '') ?? [];
    if (!sealed) throw new VigieError('access.unauthenticated');
    const { principal, until } = await this.open(Buffer.from(sealed, 'base64url'), taskId);
    if (until < Date.now()) throw new VigieError('access.unauthenticated');
    return principal;
  }

  private async open(sealed: Buffer, taskId: string): Promise<Pass> {
    const sealer = await this.sealer.get();
    try {
      return JSON.parse(sealer.open(placeOf(taskId), sealed)) as Pass;
    } catch (error) {
      throw new VigieError('access.unauthenticated', { cause: error });
    }
  }
}

const placeOf = (taskId: string): string => `download.${taskId}`;
