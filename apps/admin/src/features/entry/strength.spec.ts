import { strengthOf } from './strength.js';

describe('the strength of a password', () => {
  it.each([
    ['', 'short', 12],
    ['11-letters.', 'short', 1],
    ['12-letters..', 'fair', 0],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', 'fair', 0],
    ['horse battery staple', 'strong', 0],
  ])('of %j is %s', (password, level, missing) => {
    expect(strengthOf(password)).toEqual({ level, missing });
  });
});
