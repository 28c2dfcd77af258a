import { deliveryReasonKey } from './delivery-reasons.js';

it.each([
  ['server: Pretend trouble 500', 'server'],
  ['bad_request: The property, to, in the request body is invalid', 'bad_request'],
  ['expired: timeout: no answer within 3000 ms', 'expired'],
  ['expired before it could be sent', 'expired'],
  ['expired; an earlier try may have arrived', 'expired'],
  ['the channel is paused: LINE refuses its credentials', 'paused'],
  ['the address answered 500', 'the'],
  ['', ''],
])('what is recorded as “%s” is told as %s', (recorded, key) => {
  expect(deliveryReasonKey(recorded)).toBe(key);
});
