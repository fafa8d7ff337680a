import { Module } from '@nestjs/common';
import { CamerasModule } from '../cameras/cameras.module.js';
import { SignalsModule } from '../signals/signals.module.js';
import { MediaStore } from './media-store.service.js';
import { StoreKeeper } from './store-keeper.service.js';

@Module({ imports: [CamerasModule, SignalsModule], providers: [MediaStore, StoreKeeper], exports: [MediaStore] })
export class StoreModule {}
