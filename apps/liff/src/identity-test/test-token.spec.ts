import { readTestToken } from './test-token.js';

const token = 'a'.repeat(42) + '_';

it.each([
  [
    'before init moves',
    { pathname: '/liff-bind.html', search: `?liffId=x&liff.state=%2Ftest%2F${token}` },
    token,
  ],
  ['after it', { pathname: `/liff-bind.html/test/${token}`, search: '?liffId=x' }, token],
  ['a visit', { pathname: '/liff-bind.html', search: '?liffId=2000000002-SunRise1' }, null],
  ['the card', { pathname: '/liff-bind.html', search: '?liff.state=%2Fcard' }, null],
  ['a token that is none', { pathname: '/liff-bind.html/test/short', search: '' }, null],
])('reads the test link: %s', (_name, location, found) => {
  expect(readTestToken(location)).toBe(found);
});
