import { Places } from './places.js';

it('lets in as many as there are places, everywhere or nowhere', () => {
  const places = new Places();
  const one = [
    { key: 'all', most: 3 },
    { key: 'address a', most: 2 },
  ];
  const leaves = [places.take(one), places.take(one)];
  expect(places.take(one)).toBeNull();
  // what was refused for one reason is not counted for the other
  expect(places.count('all')).toBe(2);
  expect(places.take([{ key: 'all', most: 3 }])).not.toBeNull();
  expect(places.take([{ key: 'all', most: 3 }])).toBeNull();
  leaves[0]?.();
  leaves[0]?.();
  expect(places.count('address a')).toBe(1);
  expect(places.take(one)).not.toBeNull();
});

it('keeps nothing of who has left', () => {
  const places = new Places();
  for (let i = 0; i < 100; i += 1) places.take([{ key: `address ${i}`, most: 1 }])?.();
  expect(places.size).toBe(0);
});
