import { asFrameMessage } from './frame-message.js';

describe('what a framed page may say', () => {
  it('takes the known messages', () => {
    expect(asFrameMessage({ type: 'liff.closeWindow' })).toEqual({ type: 'liff.closeWindow', liffId: null });
    expect(asFrameMessage({ type: 'oaMessage', basicId: '@a', text: '綁定', more: 1 })).toEqual({
      type: 'oaMessage',
      basicId: '@a',
      text: '綁定',
    });
  });

  it.each([null, 'liff.closeWindow', 7, {}, { type: 'eval' }, { type: 'oaMessage', text: 1 }])(
    'ignores %j',
    (data) => expect(asFrameMessage(data)).toBeNull(),
  );
});
