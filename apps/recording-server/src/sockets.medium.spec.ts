import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceUnderTest } from '@vigie/testing';
import { mannersSettings, socketManners } from '@vigie/testing/sockets';
import { recordingServer } from './app.module.js';

describe('the sockets of the recording-server', () => {
  const media = mkdtempSync(join(tmpdir(), 'vigie-media-'));
  let under: ServiceUnderTest;
  let person: string;

  beforeAll(async () => {
    under = await ServiceUnderTest.start(recordingServer, { ...mannersSettings, MEDIA_PATH: media });
    person = await under.person('Somebody', ['camera.live']);
  }, 60_000);

  afterAll(async () => {
    await under.stop();
    rmSync(media, { recursive: true });
  });

  const host = () => ({ url: under.service.url, token: () => under.token({ sub: person, name: 'Somebody' }) });

  socketManners('/api/ws/media/v1', 'tickets', host);
});
