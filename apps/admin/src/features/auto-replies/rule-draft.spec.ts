import type { AutoReplyRule } from '@tieline/contracts';
import { draftIssues, moduleRule, moved, newRule, toDraft, toRules } from './rule-draft.js';

const words = {
  name: '手機綁定',
  keywords: '綁定、手機綁定',
  title: '手機綁定',
  text: '一鍵綁定',
  label: '立即綁定',
};

it('gives back what it was made from', () => {
  const rules: AutoReplyRule[] = [
    {
      key: 'a',
      name: '歡迎',
      on: false,
      trigger: { kind: 'follow' },
      binding: 'unbound',
      tags: { match: 'all', ids: [] },
      messages: [{ kind: 'text', text: '您好' }],
    },
    ...toRules({ rules: [moduleRule('phoneBinding', words)] }),
  ];
  expect(toRules(toDraft({ rules }))).toEqual(rules);
});

it('has a ready-made card complete at once, and names what a new rule still needs', () => {
  expect(draftIssues({ rules: [moduleRule('memberCard', words)] })).toEqual([]);
  const paths = draftIssues({ rules: [newRule('')] }).map(({ path }) => path.join('.'));
  expect(paths).toEqual(['rules.0.name', 'rules.0.trigger.keywords', 'rules.0.messages.0.text']);
});

it('moves a rule past its neighbour, and none beyond the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});
