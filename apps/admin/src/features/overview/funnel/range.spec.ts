import { overviewSearch } from '../../../shared/search.js';
import { funnelQueryOf } from './range.js';

const today = '2026-11-21';
const of = (search: Record<string, unknown>) => funnelQueryOf(overviewSearch(search), today);

it('counts the last seven days unless told', () => {
  expect(of({})).toEqual({ from: '2026-11-15', to: today });
  expect(of({ days: 30 })).toEqual({ from: '2026-10-23', to: today });
});

it('takes a range of its own before a period', () => {
  expect(of({ days: '30', from: '2026-01-01', to: '2026-01-31' })).toEqual({
    from: '2026-01-01',
    to: '2026-01-31',
  });
});

it.each([
  { from: '2026-02-01', to: '2026-01-31' },
  { from: '2020-01-01', to: '2026-01-31' },
  { from: '2026-01-01' },
  { from: 'soon', to: '2026-99-99' },
  { days: '8', source: 'NO', channelId: '1' },
])('drops what the API would refuse: %j', (search) => {
  expect(of(search)).toEqual({ from: '2026-11-15', to: today });
});

it('keeps channel and source', () => {
  const channelId = '0190a000-0000-7000-8000-000000000101';
  expect(of({ channelId, source: 'none' })).toMatchObject({ channelId, source: 'none' });
});
