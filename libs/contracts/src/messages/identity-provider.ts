import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsId } from '../ids.js';
import { defineFact } from '../definitions.js';
import { wellKnown } from '../well-known.js';

/** What other services may know of an account. */
export class AccountFact {
  /** Also `sub` of the account's tokens. */
  @IsId()
  id: string;

  /** The name people sign in with. */
  @IsString()
  @MaxLength(128)
  name: string;

  @IsOptional()
  @IsString()
  @MaxLength(256)
  fullName?: string;

  @IsOptional()
  @IsString()
  @MaxLength(1024)
  description?: string;

  @IsBoolean()
  disabled: boolean;

  /** The built-in `Admin`: can be neither renamed nor deleted (ID-03). */
  @IsBoolean()
  builtIn: boolean;
}

export class AccountDeleted {
  @IsId()
  id: string;
}

/** What other services may know of a confidential client: a machine that signs in with a secret. */
export class ClientFact {
  /** Also `sub` of the client's tokens. */
  @IsId()
  id: string;

  /** OAuth `client_id`. */
  @IsString()
  @MaxLength(128)
  clientId: string;

  @IsString()
  @MaxLength(128)
  name: string;

  @IsOptional()
  @IsString()
  @MaxLength(1024)
  description?: string;

  /** `system`: made by the installation (the command line); `integration`: made by an administrator. */
  @IsIn(['system', 'integration'])
  kind: 'system' | 'integration';
}

export class ClientDeleted {
  @IsId()
  id: string;
}

const service = 'identity-provider';

const account: AccountFact = {
  id: '8d7a2c64-52fd-4d6f-9b51-0d8d5b6f2a11',
  name: 'ada',
  fullName: 'Ada Example',
  description: 'Night shift',
  disabled: false,
  builtIn: false,
};

const client: ClientFact = {
  id: wellKnown.commandLineClient,
  clientId: wellKnown.commandLineClientId,
  name: 'Command line',
  kind: 'system',
};

/** An account exists (ID-02). */
export const accountCreated = defineFact({ service, thing: 'account', verb: 'created', payload: AccountFact, sample: account });

/** Its name, description or state changed; the payload is the whole account. */
export const accountUpdated = defineFact({ service, thing: 'account', verb: 'updated', payload: AccountFact, sample: { ...account, disabled: true } });

/** It is gone for good. */
export const accountDeleted = defineFact({ service, thing: 'account', verb: 'deleted', payload: AccountDeleted, sample: { id: account.id } });

/** A machine may ask for tokens of its own. */
export const clientCreated = defineFact({ service, thing: 'client', verb: 'created', payload: ClientFact, sample: client });

export const clientDeleted = defineFact({ service, thing: 'client', verb: 'deleted', payload: ClientDeleted, sample: { id: 'b3a4f5d2-3c1e-4d0c-8a8f-6f0e7d9c1b22' } });
