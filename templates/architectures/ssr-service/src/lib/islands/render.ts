/**
 * What the rendering service runs: ssr/worker.mjs asks for one island at a time. Nothing of a request is known here but the props,
 * and there is no browser.
 */
import islands, { type Load } from "./render-list";

export type Props = Readonly<Record<string, unknown>>;

export interface Rendered {
  /** What is to be in the island's element. */
  readonly html: string;
  /** What is to be in the head of the page: `<title>`, `<meta>` and `<link>` elements. */
  readonly head: string;
  /** What a part of it has thrown, which the browser is to render. */
  readonly caught?: unknown;
}

/** Each is loaded once: a module that has thrown would be there the second time, half of it. */
const loaded = new Map<string, ReturnType<Load>>();

/**
 * Loads all islands.
 *
 * @returns the names of those that there are
 */
export async function warm(): Promise<string[]> {
  const names = Object.keys(islands);
  await Promise.allSettled(names.map(load));
  return names;
}

/**
 * @param id of the element, by which the ids inside of it are told from those of other islands
 * @throws what the component throws
 */
export async function render(name: string, props: Props, id: string): Promise<Rendered> {
  const [{ render: renderKind }, { default: component }] = await load(name);
  return renderKind(component as never, props, id);
}

function load(name: string): ReturnType<Load> {
  const island = loaded.get(name) ?? islands[name]?.();
  if (!island) throw new Error(`There is no src/islands/${name}.`);
  loaded.set(name, island);
  return island;
}
