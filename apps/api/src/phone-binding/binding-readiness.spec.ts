import { defaultBindingSettings, type BindingSettingsContent } from '@tieline/contracts';
import { picturesOf, readinessIssues, triggerTextsDiffer } from './binding-readiness.js';

function withTexts(first: string, second: string): BindingSettingsContent {
  const content = defaultBindingSettings();
  content.scenarios.firstBinding.triggerText = first;
  content.scenarios.alreadyBound.triggerText = second;
  return content;
}

describe('trigger texts', () => {
  it.each([
    ['我已綁定', '我已綁定'],
    ['Bound', 'bound'],
    ['ＢＯＵＮＤ', 'bound'],
    ['我 已綁定', '我已綁定'],
    ['我　已綁定 ', '我已綁定'],
  ])('%j and %j are one', (first, second) => {
    expect(triggerTextsDiffer(withTexts(first, second))).toBe(false);
  });

  it('of the defaults differ', () => {
    expect(triggerTextsDiffer(defaultBindingSettings())).toBe(true);
  });
});

describe('readiness', () => {
  const ready = { liffId: '2000000002-SunRise1', loginChannelId: '2000000002' };
  const paths = (...args: Parameters<typeof readinessIssues>) => readinessIssues(...args).map((i) => i.path);

  it('is complete with LIFF, login channel and sender name', () => {
    expect(paths(ready, '晨光', defaultBindingSettings())).toEqual([]);
  });

  it('names everything that is missing, at once', () => {
    const content: BindingSettingsContent = { ...defaultBindingSettings(), matchPlatform: 'shopline' };
    expect(paths({ liffId: null, loginChannelId: null }, ' ', content)).toEqual([
      'channel.liffId',
      'channel.loginChannelId',
      'team.smsSenderName',
      'body.shopConnectionId',
    ]);
  });
});

it('finds the pictures of cards as well as the page’s own', () => {
  const content = defaultBindingSettings();
  content.pictureId = 'page';
  content.scenarios.memberNotFound.reply = {
    kind: 'card',
    card: { altText: 'a', pictureId: 'card', title: '', text: 't', buttons: [] },
  };
  expect(picturesOf(content).filter(Boolean)).toEqual(['page', 'card']);
});
