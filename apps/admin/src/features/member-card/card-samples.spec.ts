import { defaultMemberCard } from '@tieline/contracts';
import { sampleCard } from './card-samples.js';

const words = { name: '王小明', number: 'S-10293', tiers: { gold: '金卡會員', silver: '銀卡會員' } };

it('shows no code where the chosen kind can not write the number', () => {
  const draft = defaultMemberCard();
  const said = (kind: 'code128' | 'ean13') =>
    sampleCard({ ...draft, code: { ...draft.code, kind } }, 'silver', words).codeText;
  expect([said('code128'), said('ean13')]).toEqual(['S-10293', null]);
});
