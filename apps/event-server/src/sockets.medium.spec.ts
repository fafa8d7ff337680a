import { ServiceUnderTest } from '@vigie/testing';
import { mannersSettings, socketManners } from '@vigie/testing/sockets';
import { eventServer } from './app.module.js';

describe('the sockets of the event-server', () => {
  let under: ServiceUnderTest;
  let person: string;

  beforeAll(async () => {
    under = await ServiceUnderTest.start(eventServer, mannersSettings);
    person = await under.person('Somebody', ['alarm.view', 'event.view']);
  }, 60_000);

  afterAll(() => under.stop());

  const host = () => ({ url: under.service.url, token: () => under.token({ sub: person, name: 'Somebody' }) });

  socketManners('/api/ws/alarms/v1', 'commands', host);
  socketManners('/api/ws/events/v1', 'commands', host);
});
