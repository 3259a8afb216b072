/**
 * What renders a part of the page anew may compare it with the one that is there, and change only what differs.
 * Inside of an island it must not: there is what its component has rendered, of which the server knows nothing.
 * The island's attributes are compared, and so it gets its new props.
 *
 * Turbo 8 asks by an event. htmx 4 and idiomorph, which htmx 2 uses, are told once; where they are no globals,
 * tell them yourself:
 *
 *     import htmx from "htmx.org";
 *     import { keepIslands } from "@/lib/islands/morph";
 *     keepIslands({ htmx });
 */
const NAME = "frontend-island";

interface Htmx {
  config?: { morphSkipChildren?: string };
}

interface Idiomorph {
  defaults?: { callbacks?: { beforeNodeMorphed?: (old: Node, next: Node) => boolean | undefined } };
}

interface Morphers {
  htmx?: Htmx;
  Idiomorph?: Idiomorph;
}

export function keepIslands({ htmx, Idiomorph }: Morphers = window as Morphers): void {
  tellHtmx(htmx);
  tellIdiomorph(Idiomorph);
}

function tellHtmx(htmx: Htmx | undefined): void {
  const skipped = htmx?.config?.morphSkipChildren;
  if (!htmx?.config || skipped?.includes(NAME)) return;
  htmx.config.morphSkipChildren = skipped ? `${skipped}, ${NAME}` : NAME;
}

function tellIdiomorph(idiomorph: Idiomorph | undefined): void {
  const callbacks = idiomorph?.defaults?.callbacks;
  if (!callbacks || told.has(callbacks)) return;
  told.add(callbacks);
  const { beforeNodeMorphed: ask } = callbacks;
  callbacks.beforeNodeMorphed = (old, next) => {
    const answer = ask?.(old, next);
    return answer === false || isKept(old, next) ? false : answer;
  };
}

const told = new WeakSet();

addEventListener("turbo:before-morph-element", (event) => {
  const { newElement } = (event as CustomEvent<{ newElement?: Node }>).detail;
  if (isKept(event.target, newElement)) event.preventDefault();
});

// Those that come as scripts of their own may come later.
addEventListener("DOMContentLoaded", () => {
  keepIslands();
});

/** Whether it is an island, which then has the attributes of the other one. */
function isKept(island: unknown, next: Node | undefined): boolean {
  const areIslands = [island, next].every(
    (node) => node instanceof Element && node.localName === NAME,
  );
  if (!areIslands) return false;
  const [to, from] = [island as Element, next as Element];
  for (const name of to.getAttributeNames()) if (!from.hasAttribute(name)) to.removeAttribute(name);
  for (const { name, value } of from.attributes) to.setAttribute(name, value);
  return true;
}
