import { MessageCardContent, graphemeLength, type CardColumn } from '@tieline/contracts';
import fc from 'fast-check';
import type { CardContext } from './card-action.js';
import { renderCard } from './card.js';

const context: CardContext = {
  vars: { customerName: '陳小美', memberNumber: 'A001', memberTier: null },
  bindingUrl: 'https://liff.line.me/1234567890-AbcdEfgh',
  memberCardUrl: 'https://liff.line.me/1234567890-AbcdEfgh/card',
  pictureUrl: (id) => `https://brand.example/media/${id}`,
  botName: '晨光選物',
};
const pictureId = '01990000-0000-7000-8000-00000000000a';
const column: CardColumn = {
  pictureId,
  title: '恭喜 {name}',
  text: '會員編號 {memberNumber}',
  buttons: [
    { label: '會員卡', action: { type: 'memberCard' } },
    { label: '綁定', action: { type: 'phoneBinding' } },
    { label: '門市 {name}', action: { type: 'message', text: '門市' } },
  ],
};
const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe('renderCard', () => {
  it('renders a text', () => {
    expect(renderCard({ kind: 'text', text: '{name} 您好' }, context)).toEqual([
      { type: 'text', text: '陳小美 您好' },
    ]);
    expect(renderCard({ kind: 'text', text: '{tier}' }, context)).toEqual([]);
  });

  it('renders a button card, its modules as the channel’s links', () => {
    const [message] = renderCard({ kind: 'buttons', altText: '歡迎', ...column }, context);
    expect(message).toMatchObject({
      type: 'flex',
      altText: '歡迎',
      contents: {
        type: 'bubble',
        hero: { type: 'image', url: `https://brand.example/media/${pictureId}`, aspectRatio: '1200:640' },
        body: { contents: [{ text: '恭喜 陳小美' }, { text: '會員編號 A001' }] },
        footer: {
          contents: [
            { type: 'button', action: { type: 'uri', label: '會員卡', uri: context.memberCardUrl } },
            { type: 'button', action: { type: 'uri', label: '綁定', uri: context.bindingUrl } },
            { type: 'button', action: { type: 'message', label: '門市 陳小美', text: '門市' } },
          ],
        },
      },
    });
  });

  it('leaves out buttons that lead nowhere, and the row when none is left', () => {
    const nowhere = { ...context, bindingUrl: null, memberCardUrl: null };
    const buttons = column.buttons.slice(0, 2);
    const [message] = renderCard({ kind: 'buttons', altText: 'x', ...column, buttons }, nowhere);
    expect(message).not.toHaveProperty('contents.footer');
  });

  it('renders a carousel in its order', () => {
    const columns = [column, { ...column, pictureId: null, title: '', buttons: [] }];
    const [message] = renderCard({ kind: 'carousel', altText: 'x', columns }, context);
    expect(message).toMatchObject({ contents: { type: 'carousel', contents: [{ hero: {} }, { body: {} }] } });
    expect(message).not.toHaveProperty('contents.contents.1.hero');
    expect(message).not.toHaveProperty('contents.contents.1.footer');
  });

  it('renders a picture, plain or to be tapped', () => {
    const picture = { kind: 'image', altText: '週年慶', pictureId } as const;
    const url = `https://brand.example/media/${pictureId}`;
    expect(renderCard({ ...picture, action: null }, context)).toEqual([
      { type: 'image', originalContentUrl: url, previewImageUrl: url },
    ]);
    expect(renderCard({ ...picture, action: { type: 'memberCard' } }, context)).toMatchObject([
      { type: 'flex', contents: { hero: { url, action: { uri: context.memberCardUrl } } } },
    ]);
  });

  it('keeps LINE’s sizes for the heaviest cards that the contract takes', () => {
    const uri = `https://brand.example/${'a'.repeat(900)}`;
    const heavy = {
      pictureId,
      title: '字'.repeat(40),
      text: '字'.repeat(300),
      buttons: Array.from({ length: 3 }, () => ({ label: '字'.repeat(20), action: { type: 'uri', uri } })),
    };
    for (let count = 12; count > 0; count -= 1) {
      const card = { kind: 'carousel', altText: 'x', columns: Array.from({ length: count }, () => heavy) };
      const parsed = MessageCardContent.safeParse(card);
      if (!parsed.success) continue;
      expect(count).toBeGreaterThanOrEqual(5);
      const [message] = renderCard(parsed.data, context);
      expect(bytes(message)).toBeLessThanOrEqual(50 * 1024);
      return;
    }
    throw new Error('no carousel was accepted');
  });

  it('keeps LINE’s lengths whatever is filled in', () => {
    const value = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400, size: 'max' }), fc.constant(null));
    const vars = fc.record({ customerName: value, memberNumber: value, memberTier: value });
    fc.assert(
      fc.property(vars, (given) => {
        const text = '{name}{tier}{memberNumber}';
        const card = {
          kind: 'buttons',
          altText: text,
          pictureId: null,
          title: text,
          text,
          buttons: column.buttons.map(({ action }) => ({ label: text, action })),
        } as const;
        const [message] = renderCard(card, { ...context, vars: given });
        if (message?.type !== 'flex' || message.contents.type !== 'bubble') throw new Error('no bubble');
        const { body, footer } = message.contents;
        for (const part of body?.contents ?? []) {
          if (part.type !== 'text') throw new Error('no text');
          expect(part.text).not.toBe('');
          expect(graphemeLength(part.text ?? '')).toBeLessThanOrEqual(300);
        }
        for (const part of footer?.contents ?? []) {
          if (part.type !== 'button') throw new Error('no button');
          expect(graphemeLength(part.action.label ?? '')).toBeLessThanOrEqual(20);
        }
      }),
    );
  });
});

describe('MessageCardContent', () => {
  const button = { label: '好', action: { type: 'memberCard' } };
  const card = { kind: 'buttons', altText: 'x', pictureId: null, title: '', text: 'x', buttons: [button] };

  it.each([
    ['a title of 41', { ...card, title: '字'.repeat(41) }],
    ['a label of 21', { ...card, buttons: [{ ...button, label: '字'.repeat(21) }] }],
    ['no button', { ...card, buttons: [] }],
    ['five buttons', { ...card, buttons: Array.from({ length: 5 }, () => button) }],
    [
      'another scheme',
      { ...card, buttons: [{ label: 'x', action: { type: 'uri', uri: 'javascript:alert(1)' } }] },
    ],
    ['a picture of nobody', { kind: 'image', altText: 'x', pictureId: null, action: null }],
    ['13 columns', { kind: 'carousel', altText: 'x', columns: Array.from({ length: 13 }, () => column) }],
    [
      'four buttons in a column',
      {
        kind: 'carousel',
        altText: 'x',
        columns: [{ ...column, buttons: Array.from({ length: 4 }, () => button) }],
      },
    ],
    ['an unknown field', { ...card, html: '<b>' }],
  ])('refuses %s', (_what, content) => {
    expect(MessageCardContent.safeParse(content).success).toBe(false);
  });

  it('counts an emoji family as one', () => {
    expect(MessageCardContent.safeParse({ ...card, title: '👨‍👩‍👧‍👦'.repeat(40) }).success).toBe(true);
  });
});
