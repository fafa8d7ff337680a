import { defineService } from '@vigie/platform/boot';
import { MobileConfig } from './app.config.js';
import { LiveModule } from './live/live.module.js';
import { migrations } from './migrations/index.js';
import { PlaybackModule } from './playback/playback.module.js';

/** Carries video between recording servers and browsers. */
export const mobileServer = defineService({
  name: 'mobile-server',
  config: MobileConfig,
  modules: [LiveModule, PlaybackModule],
  entities: [],
  migrations,
});
