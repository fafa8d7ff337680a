import fc from 'fast-check';
import { resourceOwners } from '@vigie/contracts';
import { routeOf } from './route.rules.js';

const service = (url: string): string | undefined => {
  const route = routeOf(url);
  return route.to === 'service' ? route.service : undefined;
};

describe('a path', () => {
  it.each([
    ['/api/rest/v1/cameras', 'management'],
    ['/api/rest/v1/cameras/1?task=X', 'management'],
    ['/API/Rest/V1/INCIDENTPROJECTS/', 'incident-manager'],
    ['/api/rest/v1/logEntries?page=0', 'log-server'],
    ['/IDP/.well-known/openid-configuration', 'identity-provider'],
    ['/idp/token', 'identity-provider'],
    ['/api/IDP/connect/token', 'identity-provider'],
    ['/api/ws/live/v1', 'mobile-server'],
    ['/api/WS/alarms/v1', 'event-server'],
    ['/api/rest/v1/%63ameras', 'management'],
    ['//api//rest/v1/cameras', 'management'],
  ])('%s goes to %s', (url, owner) => expect(service(url)).toBe(owner));

  it.each(['/api/rest/v1/unknown', '/api/rest/v2/cameras', '/api', '/api/ws/unknown/v1', '/api/ws/media/v1', '/openapi.json', '/%E0%A4%A', '/api/.well-known/uris'])(
    '%s is the gateway\'s own', (url) => expect(routeOf(url)).toEqual({ to: 'gateway' }),
  );

  it.each(['/health/ready', '/metrics', '/METRICS', '//metrics', '/%6detrics', '/metrics/?x'])('%s is for those who look after it', (url) => expect(routeOf(url)).toEqual({ to: 'inside' }));

  it.each(['/', '/incidents/42', '/assets/index.js', '/apis', '/idpx'])('%s belongs to the web client', (url) => expect(routeOf(url)).toEqual({ to: 'web' }));

  it('finds every resource in any case', () => {
    fc.assert(fc.property(fc.constantFrom(...Object.keys(resourceOwners)), fc.infiniteStream(fc.boolean()), (resource, upper) => {
      const spelt = [...resource].map((letter) => (upper.next().value ? letter.toUpperCase() : letter)).join('');
      expect(service(`/api/rest/v1/${spelt}`)).toBe(resourceOwners[resource as keyof typeof resourceOwners]);
    }));
  });

  it('never fails, whatever is asked', () => {
    fc.assert(fc.property(fc.string(), (text) => { routeOf(`/${text}`); }));
  });
});
