import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { IsId } from '../ids.js';
import { IsInstant } from '../instant.js';
import { Describe } from '../json-schema.js';
import { Nested } from '../nested.js';
import { HasRelations, Relations } from '../references.js';
import { IncidentRef } from './incident-manager.js';

/** How far a long task is; only one that ended well has a result. */
export const taskStates = ['Idle', 'InProgress', 'Success', 'Error'] as const;
export type TaskState = (typeof taskStates)[number];

/** Why a sequence is not in a package; `childSite`: its recording is kept on a child site, and evidence is made where recordings are (MG-05). */
export const leftOutReasons = ['notAllowed', 'notRecorded', 'childSite'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** A sequence that is not in the package. */
export class LeftOutSequence {
  @Describe('Id of the sequence.')
  @IsId()
  sequence: string;

  @Nested(() => IncidentRef)
  camera: IncidentRef;

  @Describe('The child site that the camera is of; absent for cameras of this site.')
  @IsOptional()
  @IsString()
  siteName?: string;

  @IsIn(leftOutReasons)
  reason: LeftOutReason;
}

/** An evidence package that can be fetched at `/tasks/{id}/package` (IM-31). */
export class EvidencePackage {
  @Describe('As it is saved.')
  @IsString()
  name: string;

  @IsInt()
  @Min(0)
  bytes: number;

  @Describe('Of the package as it is fetched, in hexadecimal.')
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;

  @Describe('Of the key that signed it, see /evidenceKeys.')
  @Matches(/^[0-9a-f]{64}$/)
  fingerprint: string;

  @Describe('Until when it can be fetched.')
  @IsInstant()
  expiresAt: string;

  @Nested(() => LeftOutSequence, { each: true })
  leftOut: LeftOutSequence[];
}

/** A long task of the caller's own. */
export class IncidentTask {
  @IsId()
  id: string;

  @Describe('Such as ExportProject.')
  @IsString()
  name: string;

  @IsIn(taskStates)
  state: TaskState;

  @Describe('Per cent.')
  @IsInt()
  @Min(0)
  @Max(100)
  progress: number;

  @Describe('Of a task that failed: a stable code.')
  @IsOptional()
  @IsString()
  errorTextId?: string;

  @Describe("And a sentence in the caller's language.")
  @IsOptional()
  @IsString()
  errorText?: string;

  @IsInstant()
  createdAt: string;

  @IsOptional()
  @IsInstant()
  finishedAt?: string;

  @Describe('What it is done to.')
  @Nested(() => IncidentRef)
  project: IncidentRef;

  @IsOptional()
  @Nested(() => EvidencePackage)
  package?: EvidencePackage;

  @HasRelations()
  relations: Relations;
}

/** The public half of a key that signs this site's evidence packages; whoever verifies one compares fingerprints. */
export class EvidenceKey {
  @IsId()
  id: string;

  @IsIn(['Ed25519'])
  algorithm: 'Ed25519';

  @Describe('SPKI, PEM.')
  @IsString()
  publicKey: string;

  @Describe('SHA-256 over the public key (SPKI, DER), in hexadecimal.')
  @Matches(/^[0-9a-f]{64}$/)
  fingerprint: string;

  @IsInstant()
  createdAt: string;

  @HasRelations()
  relations: Relations;
}
