import { Equals, IsBoolean, IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsReadableName, Nested, PushDeviceView, pushPlatforms, ref, relations } from '@vigie/contracts';
import type { PushPlatform } from '@vigie/contracts';
import type { DeviceRow } from './device.entity.js';

export class SubscriptionKeysDto {
  @IsString()
  @MaxLength(200)
  p256dh: string;

  @IsString()
  @MaxLength(100)
  auth: string;
}

/** A browser's subscription as `PushSubscription.toJSON()` gives it. */
export class SubscriptionDto {
  @IsString()
  @MaxLength(2_000)
  endpoint: string;

  @IsOptional()
  expirationTime?: unknown;

  @Nested(() => SubscriptionKeysDto)
  keys: SubscriptionKeysDto;
}

export class RegisterDeviceDto {
  @IsString()
  @IsNotEmpty()
  @IsReadableName()
  @MaxLength(128)
  name: string;

  @IsIn(pushPlatforms)
  platform: PushPlatform;

  /** That the person agreed to the consent text; needed unless they did so before (PN-08). */
  @IsOptional()
  @Equals(true)
  consent?: true;

  @Nested(() => SubscriptionDto)
  subscription: SubscriptionDto;
}

export class ChangeDeviceDto {
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @IsReadableName()
  @MaxLength(128)
  name?: string;

  @IsOptional()
  @IsBoolean()
  enabled?: boolean;
}

export const deviceView = (row: DeviceRow): PushDeviceView => Object.assign(new PushDeviceView(), {
  id: row.id, name: row.name, platform: row.platform, enabled: row.enabled,
  createdAt: row.createdAt.toISOString(), lastSeen: row.lastSeen.toISOString(), relations: relations(ref('pushDevices', row.id)),
});
