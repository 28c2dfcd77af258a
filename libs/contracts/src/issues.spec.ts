import { z } from 'zod';
import { BindingSettingsInput, defaultBindingSettings } from './binding-settings.js';
import { issueMessage } from './dictionary/issues.js';
import { describeIssue } from './issues.js';
import { routes } from './routes/index.js';
import { SocialBindingInput, defaultSocialBinding } from './social-binding.js';

const notesOf = (schema: z.ZodType, value: unknown) =>
  Object.fromEntries(
    (schema.safeParse(value).error?.issues ?? []).map((issue) => [
      issue.path.join('.'),
      describeIssue(issue),
    ]),
  );

describe('describeIssue', () => {
  it('knows what people do wrong in a form', () => {
    const body = routes.topUpSms.body;
    expect(notesOf(body, { amount: 0, note: '', reference: 'x' })).toEqual({
      amount: { code: 'too_small', values: { min: 1 } },
      note: { code: 'required' },
      reference: { code: 'format' },
    });
    expect(notesOf(body, { amount: 1.5, note: 'x'.repeat(201), reference: crypto.randomUUID() })).toEqual({
      amount: { code: 'integer' },
      note: { code: 'too_long', values: { max: 200 } },
    });
    expect(notesOf(routes.inviteMember.body, { email: 'no', role: 'owner' })).toEqual({
      email: { code: 'email' },
      role: { code: 'format' },
    });
  });

  it('knows the checks of our own', () => {
    const settings = { version: 0, ...defaultBindingSettings(), contactUrl: 'javascript:alert(1)' };
    settings.scenarios.firstBinding.triggerText = '好'.repeat(61);
    settings.scenarios.alreadyBound.triggerText = '一\n二';
    expect(notesOf(BindingSettingsInput, settings)).toEqual({
      'scenarios.firstBinding.triggerText': { code: 'too_long', values: { max: 60 } },
      'scenarios.alreadyBound.triggerText': { code: 'one_line' },
      contactUrl: { code: 'link' },
    });
    const website = { version: 0, ...defaultSocialBinding(), origins: ['http://shop.example'] };
    expect(notesOf(SocialBindingInput, website)).toEqual({ 'origins.0': { code: 'origin' } });
  });
});

describe('issueMessage', () => {
  it('fills the blanks in the language that was asked for', () => {
    expect(issueMessage('zh-TW', 'too_long', { max: 60 })).toBe('最多 60 個字。');
    expect(issueMessage('en', 'too_long', { max: 60 })).toBe('At most 60 characters.');
  });
});
