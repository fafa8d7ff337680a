import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Intake } from '../messaging/index.js';
import { Database } from '../persistence/index.js';
import { Readiness } from './readiness.js';

/** What every service needs before it takes work. */
@Injectable()
export class HouseChecks implements OnModuleInit {
  constructor(private readonly readiness: Readiness, private readonly database: Database, private readonly intake: Intake) {}

  onModuleInit(): void {
    this.readiness.require('nats', () => (this.intake.connected ? undefined : 'no connection to NATS'));
    this.readiness.require('database', () => this.database.problem());
  }
}
