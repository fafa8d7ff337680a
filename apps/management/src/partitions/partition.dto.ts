import { ChangeManagedDto, CreateManagedDto } from '../changes/input.js';

export class CreatePartitionDto extends CreateManagedDto {}

export class ChangePartitionDto extends ChangeManagedDto {}
