import { ServiceUnderTest } from '@vigie/testing';
import { mannersSettings, socketManners } from '@vigie/testing/sockets';
import { pushNotification } from './app.module.js';

describe('the sockets of the push-notification', () => {
  let under: ServiceUnderTest;
  let person: string;

  beforeAll(async () => {
    under = await ServiceUnderTest.start(pushNotification, mannersSettings);
    person = await under.person('Somebody', ['alarm.view']);
  }, 60_000);

  afterAll(() => under.stop());

  const host = () => ({ url: under.service.url, token: () => under.token({ sub: person, name: 'Somebody' }) });

  socketManners('/api/ws/messages/v1', 'commands', host);
});
