import { render, screen } from '@testing-library/react';
import { MessageBody } from './message-body.js';
import type { ChatAction } from './shapes.js';

const taps: ChatAction[] = [];
const show = (message: Record<string, unknown>, text = '') =>
  render(
    <MessageBody
      message={message}
      text={text}
      perform={(action) => taps.push(action)}
      origins={['http://ours']}
    />,
  );

describe('messages as elements', () => {
  beforeEach(() => taps.splice(0));

  it('shows markup and scripts as the text they are', () => {
    const text = '<img src=x onerror=alert(1)> javascript:alert(1)';
    const { container } = show({ type: 'text', text });
    expect(container.textContent).toBe(text);
    expect(container.querySelector('img, a, script')).toBeNull();
  });

  it('hands the tap on a template button over', () => {
    show({
      type: 'template',
      altText: '綁定完成',
      template: {
        type: 'buttons',
        text: '恭喜',
        actions: [{ type: 'message', label: '聯絡', text: '你好' }],
      },
    });
    screen.getByRole('button', { name: '聯絡' }).click();
    expect(taps).toEqual([{ type: 'message', label: '聯絡', text: '你好' }]);
  });

  it("draws a simple Flex bubble and fetches no stranger's picture", () => {
    const { container } = show({
      type: 'flex',
      altText: '會員卡',
      contents: {
        type: 'bubble',
        hero: { type: 'image', url: 'https://elsewhere.example/a.png' },
        body: {
          type: 'box',
          layout: 'vertical',
          contents: [{ type: 'text', text: '王小明', color: 'red;x' }],
        },
      },
    });
    expect(screen.getByText('王小明').style.color).toBe('');
    expect(container.querySelector('img')).toBeNull();
  });

  it.each([
    [{ type: 'flex', altText: '說明', contents: { type: 'bubble', body: { type: 'video' } } }, '說明'],
    [{ type: 'sticker', stickerId: '1' }, '貼圖'],
  ])('shows what it does not know as words and JSON', (message, text) => {
    show(message, text);
    expect(screen.getByText(text)).toBeTruthy();
    expect(screen.getByText('訊息 JSON')).toBeTruthy();
  });

  it('survives a message without its parts', () => {
    for (const type of ['text', 'template', 'flex', 'image']) expect(() => show({ type })).not.toThrow();
  });
});
