import { defaultMemberCard } from '@tieline/contracts';
import { moved } from './card-draft.js';
import { sampleCard } from './card-samples.js';

const words = { name: '王小明', number: 'S-10293', tiers: { gold: '金卡會員', silver: '銀卡會員' } };

it('shows no code where the chosen kind can not write the number', () => {
  const draft = defaultMemberCard();
  const said = (kind: 'code128' | 'ean13') =>
    sampleCard({ ...draft, code: { ...draft.code, kind } }, 'silver', words).codeText;
  expect([said('code128'), said('ean13')]).toEqual(['S-10293', null]);
});

it('moves a field past its neighbour, and none beyond the ends', () => {
  const { fields } = defaultMemberCard();
  const keys = (list: typeof fields) => list.map(({ key }) => key).slice(0, 3);
  expect(keys(moved(fields, 'tier', -1))).toEqual(['tier', 'name', 'points']);
  expect(keys(moved(fields, 'name', 1))).toEqual(['tier', 'name', 'points']);
  expect(moved(fields, 'name', -1)).toEqual(fields);
  expect(moved(fields, 'nextTierGap', 1)).toEqual(fields);
});
