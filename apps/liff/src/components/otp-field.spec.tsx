import { fireEvent, render, screen } from '@testing-library/react';
import { useRef, useState } from 'react';
import { OtpField } from './otp-field.js';

function Host({ onComplete, busy = false }: { onComplete: (code: string) => void; busy?: boolean }) {
  const [value, setValue] = useState('');
  const fieldRef = useRef<HTMLInputElement>(null);
  return (
    <>
      <label htmlFor="code">驗證碼</label>
      <OtpField
        id="code"
        length={6}
        value={value}
        onChange={setValue}
        onComplete={onComplete}
        busy={busy}
        invalid={false}
        describedBy="x"
        fieldRef={fieldRef}
      />
    </>
  );
}

function setUp(busy = false) {
  const codes: string[] = [];
  render(<Host onComplete={(code) => codes.push(code)} busy={busy} />);
  return { codes, field: screen.getByLabelText<HTMLInputElement>('驗證碼') };
}

const type = (field: HTMLInputElement, value: string) => fireEvent.change(field, { target: { value } });
const paste = (field: HTMLInputElement, text: string) =>
  fireEvent.paste(field, { clipboardData: { getData: () => text } });

describe('OtpField', () => {
  it('is one plain field with the attributes that keyboards and fillers look for', () => {
    const { field } = setUp();
    expect(field.type).toBe('text');
    expect(field.inputMode).toBe('numeric');
    expect(field.autocomplete).toBe('one-time-code');
    expect(field.pattern).toBe('\\d{6}');
    expect(document.activeElement).toBe(field);
    expect(screen.getAllByRole('textbox')).toHaveLength(1);
  });

  it('finds the code in a pasted SMS and tells it once', () => {
    const { field, codes } = setUp();
    paste(field, '【晨光選物】您的驗證碼為 482913，180 秒內有效，請勿提供給他人。');
    expect(field.value).toBe('482913');
    expect(codes).toEqual(['482913']);
  });

  it('finds it when a keyboard writes the whole SMS without a paste event', () => {
    const { field, codes } = setUp();
    type(field, '您的驗證碼為 482913，180 秒內有效');
    expect(codes).toEqual(['482913']);
  });

  it('reads full-width digits and drops everything else', () => {
    const { field, codes } = setUp();
    type(field, '１２a３');
    expect(field.value).toBe('123');
    type(field, '１２３４５６');
    expect(codes).toEqual(['123456']);
  });

  it('waits for the sixth digit and ignores a seventh', () => {
    const { field, codes } = setUp();
    for (const value of ['1', '12', '123', '1234', '12345', '123456', '1234567']) type(field, value);
    expect(field.value).toBe('123456');
    expect(codes).toEqual(['123456']);
  });

  it('leaves an unfinished composition alone', () => {
    const { field, codes } = setUp();
    fireEvent.input(field, { target: { value: '１２３４５６' }, isComposing: true });
    expect(field.value).toBe('１２３４５６');
    expect(codes).toEqual([]);
    fireEvent.compositionEnd(field);
    expect(field.value).toBe('123456');
    expect(codes).toEqual(['123456']);
  });

  it('stays usable while the code is checked', () => {
    const { field } = setUp(true);
    expect(field.disabled).toBe(false);
    expect(field.getAttribute('aria-busy')).toBe('true');
  });
});
