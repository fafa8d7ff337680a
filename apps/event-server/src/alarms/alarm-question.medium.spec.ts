import { randomUUID } from 'node:crypto';
import { alarmFind, cameraSignalLost, VigieError } from '@vigie/contracts';
import { eventually, ServiceUnderTest } from '@vigie/testing';
import { eventServer } from '../app.module.js';

describe('Asking for an alarm', () => {
  let under: ServiceUnderTest;
  let camera: string;
  let alarm: string;
  let operator: string;

  const ask = (user: string, id: string) =>
    under.asking('incident-manager').ask(alarmFind, { alarm: id }, { caller: { principal: { id: user, name: 'Test', kind: 'user' }, language: 'en' } });
  const refusal = (user: string, id: string) => ask(user, id).then(() => 'answered', (error: unknown) => (error as VigieError).code);

  beforeAll(async () => {
    under = await ServiceUnderTest.start(eventServer);
    camera = await under.entity('cameras', 'Gate');
    operator = await under.person('Otto', ['alarm.view'], [camera]);
    await under.tell(cameraSignalLost, [{ camera, cameraName: 'Gate', recordingServer: randomUUID(), stream: randomUUID(), since: '2026-11-22T10:15:30.250Z' }]);
    alarm = await eventually(async () => String((await under.call(operator, '/alarms')).json.array.at(0)?.id ?? (() => { throw new Error('no alarm yet'); })()));
  });
  afterAll(() => under.stop());

  it('[IM-34] answers number, name in every language, time and source to whoever may see it', async () => {
    expect(await ask(operator, alarm)).toEqual({
      id: alarm, number: 1, name: { en: 'Signal lost', fr: 'Perte de signal', ja: '映像信号の消失' }, time: '2026-11-22T10:15:30.250Z', source: { type: 'cameras', id: camera, name: 'Gate' },
    });
  });

  it('[IM-34] refuses what there is not, what is hidden, and whoever sees no alarms', async () => {
    const elsewhere = await under.person('Else', ['alarm.view'], [await under.entity('cameras', 'Vault')]);
    const stranger = await under.person('Stranger', ['camera.view']);
    await eventually(async () => expect((await under.call(elsewhere, '/alarms')).status).toBe(200));
    await eventually(async () => expect((await under.call(stranger, '/alarms')).status).toBe(403));
    expect(await refusal(operator, randomUUID())).toBe('object.notFound');
    expect(await refusal(elsewhere, alarm)).toBe('object.notFound');
    expect(await refusal(stranger, alarm)).toBe('access.refused');
  });
});
