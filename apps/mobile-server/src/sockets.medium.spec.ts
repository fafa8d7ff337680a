import { ServiceUnderTest } from '@vigie/testing';
import { mannersSettings, socketManners } from '@vigie/testing/sockets';
import { mobileServer } from './app.module.js';

describe('the sockets of the mobile-server', () => {
  let under: ServiceUnderTest;
  let person: string;

  beforeAll(async () => {
    under = await ServiceUnderTest.start(mobileServer, mannersSettings);
    person = await under.person('Somebody', ['camera.live']);
  }, 60_000);

  afterAll(() => under.stop());

  const host = () => ({ url: under.service.url, token: () => under.token({ sub: person, name: 'Somebody' }) });

  socketManners('/api/ws/live/v1', 'video', host);
  socketManners('/api/ws/playback/v1', 'video', host);
});
