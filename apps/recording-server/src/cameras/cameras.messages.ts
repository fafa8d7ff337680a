import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { cameraCreated, cameraDeleted, cameraUpdated } from '@vigie/contracts';
import type { CameraFact, RegisterDeleted } from '@vigie/contracts';
import { Hears } from '@vigie/platform/messaging';
import type { Tx } from '@vigie/platform/persistence';
import { CameraRegister } from './camera-register.service.js';

const SOON_MS = 2_000;
const SELDOM_MS = 60_000;

/** Hears of cameras, and asks now and then whether anything was missed. */
@Injectable()
export class CameraMessages implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(private readonly register: CameraRegister) {}

  onApplicationBootstrap(): void {
    this.compareIn(0);
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  @Hears(cameraCreated)
  @Hears(cameraUpdated)
  async onChanged(payload: CameraFact, tx: Tx): Promise<void> {
    await this.register.put(payload, tx);
  }

  @Hears(cameraDeleted)
  async onDeleted(payload: RegisterDeleted, tx: Tx): Promise<void> {
    await this.register.remove(payload.id, tx);
  }

  private compareIn(delay: number): void {
    this.timer = setTimeout(() => {
      void this.register.compare().then((answered) => {
        if (!this.stopped) this.compareIn(answered ? SELDOM_MS : SOON_MS);
      });
    }, delay).unref();
  }
}
