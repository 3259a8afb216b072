/**
 * What renders a part of the page anew may compare it with the one that is there, and change only what differs.
 * Inside of an island it must not, once its component is there: of what that has rendered, the server knows nothing.
 * The island takes the attributes that it has now, and so it gets its new props.
 *
 * Turbo 8 asks by an event. htmx 4 and idiomorph, which htmx 2 uses, are told once; where they are no globals,
 * tell them yourself:
 *
 *     import htmx from "htmx.org";
 *     import { keepIslands } from "@/lib/islands/morph";
 *     keepIslands({ htmx });
 */
import type { Island } from "./island";

const NAME = "frontend-island";

interface Htmx {
  config?: { morphSkipChildren?: string };
  /** @returns false where `htmx.config.extensions` names those that are welcome, and not this one */
  registerExtension?: (name: string, extension: object) => boolean | undefined;
}

interface Idiomorph {
  defaults?: { callbacks?: { beforeNodeMorphed?: (old: Node, next: Node) => boolean | undefined } };
}

/** Of whatever version. */
interface Morphers {
  readonly htmx?: object;
  readonly Idiomorph?: object;
}

interface Morphed {
  readonly oldNode: Node;
  readonly newNode: Node;
}

const told = new WeakSet();

export function keepIslands({ htmx, Idiomorph }: Morphers = window as Morphers): void {
  tellHtmx(htmx);
  tellIdiomorph(Idiomorph);
}

/** htmx 2 has a function of the same name for extensions of another form, and no such option. */
function tellHtmx(htmx: Htmx | undefined): void {
  const skipped = htmx?.config?.morphSkipChildren;
  if (!htmx?.config || skipped === undefined || told.has(htmx)) return;
  told.add(htmx);
  const isWelcome = htmx.registerExtension?.(NAME, {
    htmx_before_morph_node: (_: Element, { oldNode, newNode }: Morphed) =>
      !isKept(oldNode, newNode),
  });
  if (isWelcome === false) htmx.config.morphSkipChildren = `${skipped}, ${NAME}`;
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

addEventListener("turbo:before-morph-element", (event) => {
  const { newElement } = (event as CustomEvent<{ newElement?: Node }>).detail;
  if (isKept(event.target, newElement)) event.preventDefault();
});

// Those that come as scripts of their own may come later.
addEventListener("DOMContentLoaded", () => {
  keepIslands();
});

/** Whether it is an island with its component, which then has the attributes of the other one. */
function isKept(island: unknown, next: Node | undefined): boolean {
  const [to, from] = [island as Partial<Island>, next as Element | undefined];
  return from?.localName === NAME && to.take?.(from) === true;
}
