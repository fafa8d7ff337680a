import { describe, expect, it } from '@jest/globals';
import { DeliveryGate } from './delivery-gate.js';

describe('DeliveryGate', () => {
  it('lets a viewer start at a key frame only', () => {
    const gate = new DeliveryGate(1000);
    expect(gate.next(false, 0)).toBe('drop');
    expect(gate.next(true, 0)).toBe('send');
    expect(gate.next(false, 0)).toBe('send');
  });

  it('[MB-31] drops a slow viewer forward to the next key frame that finds the line free again', () => {
    const gate = new DeliveryGate(1000);
    expect(gate.next(true, 0)).toBe('send');
    expect(gate.next(false, 1000)).toBe('send');
    expect(gate.next(false, 1001)).toBe('drop');
    expect(gate.next(false, 0)).toBe('drop');
    expect(gate.next(true, 501)).toBe('drop');
    expect(gate.next(true, 500)).toBe('send-after-drop');
    expect(gate.next(false, 600)).toBe('send');
  });

  it('goes on at a key frame after something upstream was lost', () => {
    const gate = new DeliveryGate(1000);
    gate.next(true, 0);
    gate.interrupt();
    expect(gate.next(false, 0)).toBe('drop');
    expect(gate.next(true, 0)).toBe('send-after-drop');
  });
});
