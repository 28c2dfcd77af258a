import { ChannelGate } from './channel-gate.js';

const options = { places: 2, mostWaiting: 3, patienceMs: 20 };

describe('places of a channel', () => {
  /** Work that ends when the test says so. */
  function world(over: Partial<typeof options> = {}) {
    const begun: string[] = [];
    const ends = new Map<string, () => void>();
    const gate = new ChannelGate(
      (id) => {
        begun.push(id);
        return new Promise((resolve) => ends.set(id, resolve));
      },
      { ...options, ...over },
    );
    const offer = (lane: string, id: string, priority = 2) => gate.offer(lane, { id, priority });
    return { gate, begun, offer, end: (id: string) => ends.get(id)?.() };
  }
  const turn = () => new Promise((resolve) => setTimeout(resolve));

  it('are few, and one channel’s are not another’s', async () => {
    const { begun, offer, gate } = world();
    const answers = await Promise.all(['a1', 'a2', 'a3', 'a4'].map((id) => offer('a', id)));
    expect(answers).toEqual(['taken', 'taken', 'waiting', 'waiting']);
    expect(gate.full()).toEqual(['a']);
    await offer('b', 'b1');
    expect(begun).toEqual(['a1', 'a2', 'b1']);
  });

  it('go to the most urgent in line when they come free', async () => {
    const { begun, offer, end } = world({ places: 1 });
    await offer('a', 'push1');
    await Promise.all([offer('a', 'push2'), offer('a', 'reply', 1), offer('a', 'push3')]);
    for (const id of ['push1', 'reply', 'push2', 'push3']) {
      end(id);
      await turn();
    }
    expect(begun).toEqual(['push1', 'reply', 'push2', 'push3']);
  });

  it('may be left before the end of the work, once', async () => {
    const begun: string[] = [];
    const leaves = new Map<string, () => void>();
    const never = new Promise<void>(() => undefined);
    const gate = new ChannelGate(
      (id, leave) => {
        begun.push(id);
        leaves.set(id, leave);
        return never;
      },
      { ...options, places: 1 },
    );
    for (const id of ['1', '2', '3']) await gate.offer('a', { id, priority: 1 });
    leaves.get('1')?.();
    leaves.get('1')?.();
    expect(begun).toEqual(['1', '2']);
    expect(gate.full()).toEqual(['a']);
  });

  it('have a line of bounded length in which nobody stands twice', async () => {
    const { offer } = world({ places: 1, mostWaiting: 2 });
    await offer('a', '1');
    expect(await Promise.all(['2', '2', '3', '4'].map((id) => offer('a', id)))).toEqual([
      'waiting',
      'waiting',
      'waiting',
      'refused',
    ]);
  });

  it('are held until the work ends, though the caller is let go', async () => {
    const { offer, end, gate } = world({ places: 1 });
    expect(await offer('a', 'slow')).toBe('taken');
    expect(gate.full()).toEqual(['a']);
    end('slow');
    await turn();
    expect(gate.full()).toEqual([]);
  });

  it('are given to nobody any more once the process stops', async () => {
    const { begun, offer, end, gate } = world({ places: 1 });
    await offer('a', '1');
    await offer('a', '2');
    gate.close();
    end('1');
    await turn();
    expect(begun).toEqual(['1']);
  });
});
