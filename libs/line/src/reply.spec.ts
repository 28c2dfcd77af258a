import { graphemeLength, type ButtonCard } from '@tieline/contracts';
import fc from 'fast-check';
import { renderReply, type ReplyContext } from './reply.js';
import { fillVariables } from './variables.js';

const context: ReplyContext = {
  vars: { customerName: '陳小美', memberNumber: 'A001', memberTier: '金卡' },
  bindingUrl: 'https://liff.line.me/1234567890-AbcdEfgh',
  memberCardUrl: 'https://liff.line.me/1234567890-AbcdEfgh/card',
  pictureUrl: (id) => `https://brand.example/media/${id}`,
  botName: '晨光選物',
};
const nobody = { customerName: null, memberNumber: null, memberTier: null };
const card: ButtonCard = {
  altText: '{顧客名稱} 綁定完成',
  pictureId: 'pic',
  title: '恭喜 {name}',
  text: '您的會員編號是 {會員編號}',
  buttons: [
    { label: '會員卡', action: { type: 'memberCard' } },
    { label: '綁定', action: { type: 'phoneBinding' } },
    { label: '官網', action: { type: 'uri', uri: 'https://brand.example' } },
    { label: '查詢 {tier}', action: { type: 'message', text: '查詢 {會員等級}' } },
  ],
};

describe('fillVariables', () => {
  it('fills both spellings and leaves other braces alone', () => {
    const text = '{顧客名稱}/{name} {會員編號}/{memberNumber} {會員等級}/{tier} {coupon} {} {{name}}';
    expect(fillVariables(text, context.vars)).toBe('陳小美/陳小美 A001/A001 金卡/金卡 {coupon} {} {陳小美}');
  });

  it('fills once: a value is never read as a template', () => {
    expect(fillVariables('{name}', { ...context.vars, customerName: '{會員編號}' })).toBe('{會員編號}');
  });

  it('leaves no gap where a value is missing', () => {
    const text = '{顧客名稱} 您好，恭喜完成手機綁定！\n會員編號：{會員編號}\n等級（{會員等級}） 謝謝';
    expect(fillVariables(text, nobody)).toBe('您好，恭喜完成手機綁定！\n等級 謝謝');
    expect(fillVariables('親愛的 {name} 您好', nobody)).toBe('親愛的 您好');
  });

  it('does not touch lines without a missing value', () => {
    expect(fillVariables('注意：\n  兩格', nobody)).toBe('注意：\n  兩格');
  });

  it('flattens a name that would reshape the text', () => {
    expect(fillVariables('{name}!', { ...nobody, customerName: ' a\n\u202Eb\u0000 ' })).toBe('a b!');
  });
});

describe('renderReply', () => {
  it('renders a text', () => {
    expect(renderReply({ kind: 'text', text: '{name} 您好' }, context)).toEqual([
      { type: 'text', text: '陳小美 您好' },
    ]);
    expect(renderReply({ kind: 'text', text: '{name}' }, { ...context, vars: nobody })).toEqual([]);
  });

  it('cuts a text between emoji, within LINE’s units', () => {
    const [message] = renderReply({ kind: 'text', text: '👨‍👩‍👧'.repeat(700) }, context);
    if (message?.type !== 'text') throw new Error('a text was expected');
    expect(message.text.length).toBeLessThanOrEqual(5000);
    expect(message.text).toMatch(/^(👨‍👩‍👧)+…$/u);
  });

  it('renders a card with every kind of button', () => {
    expect(renderReply({ kind: 'card', card }, context)).toEqual([
      {
        type: 'template',
        altText: '陳小美 綁定完成',
        template: {
          type: 'buttons',
          thumbnailImageUrl: 'https://brand.example/media/pic',
          imageAspectRatio: 'rectangle',
          imageSize: 'cover',
          title: '恭喜 陳小美',
          text: '您的會員編號是 A001',
          actions: [
            { type: 'uri', label: '會員卡', uri: context.memberCardUrl },
            { type: 'uri', label: '綁定', uri: context.bindingUrl },
            { type: 'uri', label: '官網', uri: 'https://brand.example' },
            { type: 'message', label: '查詢 金卡', text: '查詢 金卡' },
          ],
        },
      },
    ]);
  });

  it('leaves out buttons that lead nowhere, and falls back to text when none is left', () => {
    const nowhere = { ...context, bindingUrl: null, memberCardUrl: null };
    const [message] = renderReply({ kind: 'card', card }, nowhere);
    expect(message).toMatchObject({ template: { actions: [{ label: '官網' }, { label: '查詢 金卡' }] } });
    const bare = { ...card, buttons: card.buttons.slice(0, 1) };
    expect(renderReply({ kind: 'card', card: bare }, nowhere)).toEqual([
      { type: 'text', text: '恭喜 陳小美\n您的會員編號是 A001' },
    ]);
  });

  it('keeps LINE’s limits whatever is filled in', () => {
    const value = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200, size: 'max' }), fc.constant(null));
    const vars = fc.record({ customerName: value, memberNumber: value, memberTier: value });
    fc.assert(
      fc.property(vars, fc.boolean(), fc.boolean(), (filled, titled, pictured) => {
        const text = '{name}{tier}{memberNumber}';
        const shape = {
          altText: text,
          pictureId: pictured ? 'p' : null,
          title: titled ? text : '',
          text,
          buttons: card.buttons.map(({ action }) => ({ label: text, action })),
        };
        const [message] = renderReply({ kind: 'card', card: shape }, { ...context, vars: filled });
        if (message?.type !== 'template' || message.template.type !== 'buttons') throw new Error('no card');
        const { template } = message;
        const within = (words: string | undefined, most: number) => {
          expect(graphemeLength(words ?? '')).toBeLessThanOrEqual(most);
          expect(words).not.toBe('');
        };
        within(message.altText, 400);
        within(template.title, 40);
        within(template.text, template.title || template.thumbnailImageUrl ? 60 : 160);
        expect(template.actions).toHaveLength(4);
        for (const action of template.actions) within(action.label, 20);
      }),
    );
  });
});
