import { ApiError } from '../api/api-error';
import { errorsByInput, needsSecret, newSiteBody, restOf } from './site-entries';

const detail = (errorTextId: string, property?: string) => ({ errorTextId, errorText: `about ${errorTextId}`, ...(property ? { property } : {}) });

describe('[MG-05] what an administrator enters of a child site', () => {
  it.each([
    ['an address that leads nowhere', detail('childSite.unreachable'), 'url'],
    ['an address of this site', detail('childSite.itself'), 'url'],
    ['an address without encryption', detail('childSite.insecure', 'url'), 'url'],
    ['a client that is not let in', detail('childSite.refused'), 'clientSecret'],
    ['a name of nothing', detail('request.invalid', 'name'), 'name'],
    ['a secret that is missing', detail('request.invalid', 'clientSecret'), 'clientSecret'],
  ])('is refused where it was entered: %s', (_, refusal, input) => {
    const error = new ApiError(409, [refusal]);
    expect(errorsByInput(error)).toEqual({ [input]: refusal.errorText });
    expect(restOf(error)).toBeNull();
  });

  it('is refused as a whole where it is about none of it', () => {
    const changed = detail('object.changed');
    expect(errorsByInput(new ApiError(412, [changed]))).toEqual({});
    expect(restOf(new ApiError(412, [detail('childSite.known'), changed]))).toMatchObject({ status: 412, details: [changed] });
    const offline = new ApiError(0, []);
    expect([restOf(offline), restOf(null)]).toEqual([offline, null]);
  });

  it('leaves out a name that was not given', () => {
    expect(newSiteBody({ name: ' ', url: ' https://depot.example ', clientId: 'c1' }, ' s ')).toEqual({ url: 'https://depot.example', clientId: 'c1', clientSecret: 's' });
    expect(newSiteBody({ name: 'Depot', url: 'https://depot.example', clientId: 'c1' }, 's')).toMatchObject({ name: 'Depot' });
  });

  it('needs the secret again for another address or client, and for no other name', () => {
    expect([needsSecret({ url: 'https://b.example' }), needsSecret({ clientId: 'c2' }), needsSecret({ name: 'Depot' })]).toEqual([true, true, false]);
  });
});
