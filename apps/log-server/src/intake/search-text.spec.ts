import { foldText } from '@vigie/contracts';
import { searchText } from './search-text.js';

const plain = { userName: 'Anna', objectName: null, operation: 'camera.playedBack', reason: null, clientAddress: '192.0.2.7', details: '{"a":1}' };

describe('the text that an entry is found by', () => {
  it('[IN-07] is kept only where PostgreSQL could not make it', () => {
    expect(searchText(plain)).toBeNull();
    for (const [name, text] of [['userName', 'Équipe'], ['objectName', 'a  b'], ['reason', 'a\tb'], ['details', '{"b":"カメラ"}']] as const) {
      const lines = searchText({ ...plain, [name]: text })?.split('\n');
      expect(lines).toHaveLength(6);
      expect(lines).toContain(foldText(text));
    }
  });

  it('[IN-07] has a line for each text, whatever is in them', () => {
    expect(searchText({ ...plain, userName: 'Île\nde\r\nRé\u2028x', objectName: 'ÎLE' })).toBe('ile de re x\nile\ncamera.playedback\n\n192.0.2.7\n{"a":1}');
  });
});
