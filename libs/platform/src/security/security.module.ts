import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AccessControl } from './access-control.js';
import { AccessGuard, BearerGuard } from './access.guard.js';
import { AuditTrail } from './audit-trail.js';
import { BearerStrategy } from './bearer.strategy.js';
import { Giving } from './giving/giving.service.js';
import { SourceSight } from './source-sight.js';
import { TokenVerifier } from './token-verifier.js';

/** Who calls, what they may do, and the trail of it. */
@Global()
@Module({
  imports: [PassportModule],
  providers: [TokenVerifier, BearerStrategy, BearerGuard, AuditTrail, AccessControl, Giving, SourceSight, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [TokenVerifier, AuditTrail, AccessControl, Giving, SourceSight],
})
export class SecurityModule {}
