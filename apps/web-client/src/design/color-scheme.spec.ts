import { schemeOf } from './color-scheme';

describe('the colour scheme of a choice', () => {
  it('follows the system when nobody chose', () => {
    expect(schemeOf('system', true)).toBe('light');
    expect(schemeOf('system', false)).toBe('dark');
  });

  it('keeps night dark on a light system', () => {
    expect(schemeOf('night', true)).toBe('dark');
  });
});
