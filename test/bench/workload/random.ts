/** Numbers that look random and are the same in every run, on every machine. */
export interface Random {
  /** @returns a whole number from `low` to `high`, both included */
  between: (low: number, high: number) => number;
  /** @returns one of the items */
  pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
}

/**
 * The generator mulberry32: 32 bits of state are enough for sources that only have to differ.
 * https://github.com/cprosche/mulberry32
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return { between, pick: (items) => items[between(0, items.length - 1)] ?? items[0] };
}
