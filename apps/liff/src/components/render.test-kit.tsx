import { act, render } from '@testing-library/react';
import { App } from '../app/app.js';
import { world } from '../app/flow.test-kit.js';

/** The whole page on a faked world, opened and settled. */
export async function open(options: Parameters<typeof world>[0] = {}) {
  const made = world(options);
  render(<App flow={made.flow} store={made.store} />);
  await act(() => made.flow.start());
  return made;
}
