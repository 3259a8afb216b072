/**
 * Scripts and style sheets of a part that comes into this page later: from htmx, Turbo, or a script of yours. The tags
 * print them as `<frontend-script src="…">` and `<frontend-link href="…">` there. What the page has already is not
 * fetched again, and the rest comes once, in order, with the nonce of this page. Without this file, a part brings no
 * scripts and no styles. `is_fragment` in assets/page.py says which requests ask for a part.
 */
import { reloadOnce } from "../gone-chunk";
import { pageNonce } from "./nonce";

type Loading = HTMLScriptElement | HTMLLinkElement;

const urlOf = (element: Loading): string => ("src" in element ? element.src : element.href);
const isHint = (element: Loading): boolean => "rel" in element && element.rel !== "stylesheet";

/** The scripts that were loaded from here: they need not stay in the page. */
const loaded = new Set<string>();

/** Whether the page has the file that an element loads; a hint has nothing to tell of one that is there. */
function isLoaded(element: Loading): boolean {
  const url = urlOf(element);
  return (
    loaded.has(url) ||
    [...document.querySelectorAll<Loading>("script[src], link[href]")].some(
      (other) => urlOf(other) === url && (isHint(element) || !isHint(other)),
    )
  );
}

/** Its name has a hash in a build, and none while you edit. */
const RUNTIME = /\/runtime\.[0-9a-f]{16,}\.js$/;

/** A page that was open during a deployment: the runtime of another build would run all that is there once more. */
const isOfOtherBuild = (url: string): boolean =>
  RUNTIME.test(url) && [...document.scripts].some(({ src }) => RUNTIME.test(src));

class Late extends HTMLElement {
  connectedCallback(): void {
    this.hidden = true; // in a grid it would be an item
    const isScript = this.localName.endsWith("script");
    const element = document.createElement(isScript ? "script" : "link");
    for (const { name, value } of this.attributes)
      if (name !== "hidden") element.setAttribute(name, value);
    const url = urlOf(element);
    if (isLoaded(element) || (isOfOtherBuild(url) && reloadOnce())) return;
    if ("src" in element) element.async = element.hasAttribute("async");
    element.nonce = pageNonce();
    if (isScript) loaded.add(url);
    document.head.append(element);
  }
}

for (const name of ["frontend-script", "frontend-link"])
  if (!customElements.get(name)) customElements.define(name, class extends Late {});

/** Makes a part of what was printed as a whole page: for answers whose request said nothing of a part. */
export function asPart(content: DocumentFragment): void {
  for (const file of content.querySelectorAll<Loading>("script[src], link[href]")) {
    const late = document.createElement(`frontend-${file.localName}`);
    for (const { name, value } of file.attributes)
      if (name !== "nonce") late.setAttribute(name, value);
    file.replaceWith(late);
  }
}
