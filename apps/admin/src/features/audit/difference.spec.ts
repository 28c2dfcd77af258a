import { changesOf } from './difference.js';

describe('changes of an audit record', () => {
  it('names the leaves that differ, and nothing else', () => {
    const before = { name: '晨光', policy: { tries: 3, contested: 'refuse' }, tags: ['a'] };
    const after = { name: '晨光', policy: { tries: 3, contested: 'move' }, tags: ['a', 'b'] };
    expect(changesOf({ before, after })).toEqual([
      { path: 'policy.contested', before: 'refuse', after: 'move' },
      { path: 'tags', before: '["a"]', after: '["a","b"]' },
    ]);
  });

  it('shows a creation and a removal by what is there', () => {
    expect(changesOf({ before: null, after: { name: 'VIP', note: null } })).toEqual([
      { path: 'name', before: null, after: 'VIP' },
    ]);
    expect(changesOf({ before: { enabled: true }, after: null })).toEqual([
      { path: 'enabled', before: 'true', after: null },
    ]);
  });

  it('tells an empty text from nothing', () => {
    expect(changesOf({ before: { note: '' }, after: {} })).toEqual([
      { path: 'note', before: '', after: null },
    ]);
  });

  it('is empty for a record without sides', () => {
    expect(changesOf({ before: null, after: null })).toEqual([]);
  });
});
