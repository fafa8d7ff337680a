import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ref, VigieError, wellKnown } from '@vigie/contracts';
import type { Ref } from '@vigie/contracts';
import { AccessControl } from '@vigie/platform/security';
import type { Caller } from '@vigie/platform/security';
import { Partition } from '../partitions/partition.entity.js';
import { requireKnown } from './rows.js';

/** Where things live. Moving something between partitions gives and takes rights, so it needs `partition.manage` as well. */
@Injectable()
export class PartitionChoice {
  constructor(private readonly access: AccessControl) {}

  /** The partitions that something shall live in; refuses a choice that the caller may not make. Call it before the transaction. */
  async authorise(caller: Caller, wanted: string[] | undefined, present: string[] = [wellKnown.rootPartition]): Promise<string[]> {
    if (!wanted || equal(wanted, present)) return present;
    if (wanted.length === 0) throw new VigieError('request.invalid', { property: 'partitions', params: { detail: 'at least one partition is needed' } });
    await this.access.require(caller, 'partition.manage');
    return wanted;
  }

  /** The partitions that somebody shall reach beside the root. */
  async authoriseReach(caller: Caller, wanted: string[] | undefined, present: string[] = []): Promise<string[]> {
    if (!wanted || equal(wanted, present)) return present;
    await this.access.require(caller, 'partition.manage');
    return wanted;
  }
}

export const requirePartitions = (manager: EntityManager, ids: string[], property = 'partitions'): Promise<void> =>
  requireKnown(manager, Partition, ids, property);

export const partitionRefs = (ids: string[]): Ref[] => ids.map((id) => ref('partitions', id));

const equal = (some: string[], others: string[]): boolean => some.length === others.length && some.every((id) => others.includes(id));
