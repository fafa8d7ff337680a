import { PartitionView, ref, relations } from '@vigie/contracts';
import type { Partition } from './partition.entity.js';

export const partitionView = ({ id, name, description, builtIn }: Partition): PartitionView =>
  Object.assign(new PartitionView(), { id, name, ...(description === null ? {} : { description }), builtIn, relations: relations(ref('partitions', id)) });
