import { createParamDecorator, SetMetadata } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Privilege } from '@vigie/contracts';
import type { Caller } from './caller.js';

/** What a route or handler asks of its caller. A handler without one is refused to everybody, and fails a test. */
export type AccessRule = { kind: 'public' } | { kind: 'inside' } | { kind: 'signedIn' } | { kind: 'privilege'; privilege: Privilege } | { kind: 'service' };

export const accessRule = 'vigie:access';

/** Anybody, signed in or not. */
export const Public = () => SetMetadata<string, AccessRule>(accessRule, { kind: 'public' });
/** Whoever looks after the installation and shows its token (`INSIDE_TOKEN`); to anybody else there is nothing, whichever way they came. */
export const Inside = () => SetMetadata<string, AccessRule>(accessRule, { kind: 'inside' });
/** Anybody who is signed in: for what is theirs alone. */
export const SignedIn = () => SetMetadata<string, AccessRule>(accessRule, { kind: 'signedIn' });
/** Whoever holds the privilege on something; the service decides on the thing itself. */
export const Requires = (privilege: Privilege) => SetMetadata<string, AccessRule>(accessRule, { kind: 'privilege', privilege });
/** Other services, for bookkeeping that is nobody's right; over NATS only. */
export const ServicesOnly = () => SetMetadata<string, AccessRule>(accessRule, { kind: 'service' });

/** Requests and NATS contexts carry their caller here once the guard has let them pass. */
const callers = new WeakMap<object, Caller>();

export const rememberCaller = (carrier: object, caller: Caller): void => void callers.set(carrier, caller);

export const callerOf = (carrier: object): Caller | undefined => callers.get(carrier);

export const carrierOf = (context: ExecutionContext): object =>
  context.getType() === 'http' ? context.switchToHttp().getRequest<object>() : context.switchToRpc().getContext<object>();

/** Who calls: undefined only behind `@Public()`. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext) => callerOf(carrierOf(context)));
