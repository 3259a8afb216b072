import { inject, onUnmounted, type InjectionKey } from "vue";

/** What a component says of its page. */
export interface Head {
  readonly title?: string;
  readonly description?: string;
  /** The attributes of each `<link>`: `{ rel: "canonical", href: "…" }` */
  readonly links?: readonly Readonly<Record<string, string>>[];
}

/** The service gives this to what it renders; in a browser there is none. */
export const HEAD: InjectionKey<(head: Head) => void> = Symbol("head");

/**
 * Puts a title, a description and links into the head of the page: once, when the component is set up.
 *
 *     useHead({ title: book.title, links: [{ rel: "canonical", href: book.url }] });
 */
export function useHead(head: Head): void {
  const tell = inject(HEAD, undefined);
  if (tell) tell(head);
  else write(head);
}

function write({ title, description, links = [] }: Head): void {
  if (title !== undefined) document.title = title;
  if (description !== undefined) {
    const meta =
      document.querySelector('meta[name="description"]') ?? document.createElement("meta");
    setAll(meta, { name: "description", content: description });
    document.head.append(meta);
  }
  const added = links
    .filter((link) => !isThere(link))
    .map((link) => setAll(document.createElement("link"), link));
  document.head.append(...added);
  onUnmounted(() => {
    for (const link of added) link.remove();
  });
}

const isThere = (link: Readonly<Record<string, string>>): boolean =>
  [...document.head.querySelectorAll("link")].some((other) =>
    Object.entries(link).every(([name, value]) => other.getAttribute(name) === value),
  );

function setAll(element: Element, attributes: Readonly<Record<string, string>>): Element {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
