import { memberToken } from './member-token.js';
import { TestPage } from './page.test-kit.js';

let page: TestPage;
beforeEach(() => {
  page = new TestPage();
});
afterEach(() => page.close());

const answer = (text: string, status = 200) => {
  page.answers['/token'] = { status, text };
  return memberToken('/token');
};

it('is what the website’s server says, asked with its own session', async () => {
  expect(await answer(' aaa.bbb.c-_ \n')).toBe('aaa.bbb.c-_');
  expect(page.asked[0]?.init).toMatchObject({ credentials: 'same-origin', cache: 'no-store' });
});

it.each([
  ['nobody is signed in', '', 204],
  ['the server fails', 'aaa.bbb.ccc', 500],
  ['a page to sign in comes instead', '<!doctype html><title>登入</title>', 200],
  ['a member number comes by itself', '123456', 200],
  ['somebody answers JSON', '{"token":"a.b.c"}', 200],
])('is none when %s', async (_name, text, status) => {
  expect(await answer(text, status)).toBeUndefined();
});

it('is asked of the website itself only', async () => {
  expect(await memberToken('https://evil.example/token')).toBeUndefined();
  expect(await memberToken('//evil.example/token')).toBeUndefined();
  expect(await memberToken('javascript:alert(1)')).toBeUndefined();
  expect(await memberToken('http://[')).toBeUndefined();
  expect(await memberToken(undefined)).toBeUndefined();
  expect(page.asked).toEqual([]);
});
