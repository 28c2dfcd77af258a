import { saveJourney, type JourneyStep } from '@tieline/contracts';
import { issueText } from '../../../shared/issue-text.js';
import { journeyTemplates } from '../../../shared/search.js';
import { commonTexts } from '../../../shared/texts.js';
import { journeyTemplate } from '../templates.js';
import { journeyIssues, newStep, type JourneyDraft } from './draft.js';

const t = commonTexts['zh-TW'];
const draftOf = (steps: JourneyStep[], over: Partial<JourneyDraft> = {}): JourneyDraft => ({
  ...{ name: '旅程', trigger: { kind: 'bound' }, entryLimit: 1, quietHours: null, steps },
  ...over,
});
const wrong = (draft: JourneyDraft) =>
  Object.fromEntries(journeyIssues(draft).map((issue) => [issue.path.join('.'), issueText(issue, t)]));

it('asks at its field for what is not filled in yet', () => {
  const condition = { ...newStep('condition'), if: { kind: 'tag', tagId: '' } } as JourneyStep;
  const kinds = ['send', 'wait', 'addTag', 'webhook', 'menu', 'end'] as const;
  const draft = draftOf([...kinds.map(newStep), condition], {
    name: ' ',
    trigger: { kind: 'tagged', tagId: '' },
    entryLimit: 0,
  });
  expect(wrong(draft)).toEqual({
    name: t.issues.required,
    'trigger.tagId': t.issues.required,
    entryLimit: '不可小於 1。',
    'steps.0.message.text': t.issues.required,
    'steps.2.tagId': t.issues.required,
    'steps.3.url': t.issues.required,
    'steps.4.menuId': t.issues.required,
    'steps.6.if.tagId': t.issues.required,
  });
});

it('marks the condition that asks for clicks of a message further down', () => {
  const send: JourneyStep = { id: 's', kind: 'send', message: { kind: 'text', text: '您好' } };
  const asks: JourneyStep = {
    id: 'q',
    kind: 'condition',
    if: { kind: 'clicked', stepId: 's' },
    then: [],
    else: [],
  };
  expect(wrong(draftOf([send, asks]))).toEqual({});
  expect(wrong(draftOf([asks, send]))).toEqual({ 'steps.0.if.stepId': t.issues.earlier_message });
});

it.each(['zh-TW', 'en'] as const)('begins with templates that can be saved as they are (%s)', (locale) => {
  for (const template of journeyTemplates.filter((name) => name !== 'blank')) {
    const draft = journeyTemplate(template, locale);
    expect(wrong(draft)).toEqual({});
    expect(saveJourney.body.parse({ version: 1, ...draft }).steps.length).toBeGreaterThan(1);
  }
});
