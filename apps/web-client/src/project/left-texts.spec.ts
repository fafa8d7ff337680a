import { ApiError } from '../api/api-error';
import { leftTexts } from './left-texts';
import type { Member, MemberValue } from './members';

const texts = { label: (member: string) => `the ${member}`, text: (_: Member, value: MemberValue) => String(value) };
const clean = { pending: new Map<Member, MemberValue>(), conflicts: [], rejected: new Map() };

describe('[IM-32] what is left of a project that somebody deleted', () => {
  it('is what waited to be saved, what was disputed or refused, and what was being written', () => {
    const state = {
      pending: new Map<Member, MemberValue>([['description', 'Water from the roof.']]),
      conflicts: [{ member: 'title' as const, mine: 'Ladder', text: 'gwen has changed this' }],
      rejected: new Map([['integer1' as const, { value: 'three', error: new ApiError(400, []) }]]),
    };
    const writings = new Map([['comments/new', { state: {}, label: 'New comment', text: ' Wet floor\n' }]]);
    expect(leftTexts(state, writings, texts)).toEqual([
      { key: 'integer1', label: 'the integer1', text: 'three' }, { key: 'title', label: 'the title', text: 'Ladder' }, { key: 'description', label: 'the description', text: 'Water from the roof.' },
      { key: 'comments/new', label: 'New comment', text: 'Wet floor' },
    ]);
  });

  it('is the latest of what was entered in one place', () => {
    const state = { ...clean, pending: new Map<Member, MemberValue>([['title', 'Ladder gave way']]), conflicts: [{ member: 'title' as const, mine: 'Ladder', text: '' }] };
    expect(leftTexts(state, new Map(), texts)).toEqual([{ key: 'title', label: 'the title', text: 'Ladder gave way' }]);
  });

  it('is nothing where nothing was entered', () => {
    const state = { ...clean, pending: new Map<Member, MemberValue>([['description', null], ['title', '']]) };
    expect(leftTexts(state, new Map([['comments/C1', { state: {}, label: 'Comment', text: '  ' }]]), texts)).toEqual([]);
  });
});
