import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { VigieError } from '@vigie/contracts';
import { PlatformConfig } from '../config/index.js';
import { addressOf, languageOf } from '../http/index.js';
import { logger } from '../telemetry/index.js';
import { AccessControl } from './access-control.js';
import { bearerToken, verifyWith } from './bearer.strategy.js';
import type { Caller, Principal } from './caller.js';
import { accessRule, callerOf, carrierOf, rememberCaller } from './decorators.js';
import type { AccessRule } from './decorators.js';
import { isInsider } from './inside.js';
import { TokenVerifier } from './token-verifier.js';

const log = logger('access');

/** Passport's guard for the bearer strategy. */
@Injectable()
export class BearerGuard extends AuthGuard('bearer') {
  constructor(private readonly verifier: TokenVerifier) {
    super();
  }

  /** Passport is asked about a token that is new; what is known of one is looked up for a tenth of what that takes. */
  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & { user?: Principal }>();
    request.user = this.verifier.knownPrincipal(bearerToken(request.headers));
    return request.user !== undefined || (await super.canActivate(context)) === true;
  }

  override getRequest(context: ExecutionContext): FastifyRequest {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    verifyWith(request, this.verifier);
    return request;
  }
}

/** The global guard of every service, for HTTP and NATS: default-deny, then what the handler's decorator asks for. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly access: AccessControl,
    private readonly bearer: BearerGuard,
    private readonly config: PlatformConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(accessRule, [context.getHandler(), context.getClass()]);
    if (!rule) {
      log.error({ handler: `${context.getClass().name}.${context.getHandler().name}` }, 'a handler names no privilege');
      throw new VigieError('access.refused', { params: { privilege: '-' } });
    }
    if (rule.kind === 'public') return true;
    if (rule.kind === 'inside') {
      const { url, headers } = context.switchToHttp().getRequest<FastifyRequest>();
      if (isInsider(headers.authorization, this.config.insideToken)) return true;
      throw new VigieError('route.unknown', { params: { path: url.split('?')[0] ?? '' } });
    }
    const caller = await this.identify(context);
    await this.apply(rule, caller);
    rememberCaller(carrierOf(context), caller);
    return true;
  }

  private async apply(rule: AccessRule, caller: Caller): Promise<void> {
    if (rule.kind === 'service') {
      if (caller.principal.kind !== 'service') throw new VigieError('access.refused', { params: { privilege: 'service' } });
      return;
    }
    this.access.requireSession(caller.principal);
    if (rule.kind === 'privilege') await this.access.requireAnywhere(caller, rule.privilege);
  }

  private async identify(context: ExecutionContext): Promise<Caller> {
    if (context.getType() === 'http') return this.identifyHttp(context);
    // Proven before the question got here.
    const caller = callerOf(carrierOf(context));
    if (!caller) throw new VigieError('access.unauthenticated');
    return caller;
  }

  private async identifyHttp(context: ExecutionContext): Promise<Caller> {
    await this.bearer.canActivate(context);
    const request = context.switchToHttp().getRequest<FastifyRequest & { user: Principal }>();
    return { principal: request.user, address: addressOf(request.raw), language: languageOf(request) };
  }
}
