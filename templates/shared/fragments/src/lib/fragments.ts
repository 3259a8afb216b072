/**
 * Scripts and style sheets of a part that comes into this page later: from htmx, Turbo, or a script of yours. The tags
 * print them as `<script type="frontend/script" data-src="…">` and `<script type="frontend/link" data-href="…">` there.
 * What the page has already is not fetched again, and the rest comes once, in order, with the nonce of this page.
 * Without this file, a part brings no scripts and no styles. `is_fragment` in assets/page.py says which requests ask for
 * a part.
 */
import { reloadOnce } from "../gone-chunk";
import { PAGE_NONCE } from "./nonce";

type Loading = HTMLScriptElement | HTMLLinkElement;

const TYPE = "frontend/";
const LATE = `script[type^="${TYPE}"]`;
const DATA = "data-";

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

/**
 * A page that was open during a deployment: the scripts of another build would find the modules of this one, and its
 * runtime would run all that is there once more. The runtime's name tells them apart, since it holds the hash of the
 * whole build: as soon as a module asks for that, as this one does.
 */
export const BUILD = __webpack_hash__;
const isOfOtherBuild = (url: string): boolean =>
  RUNTIME.test(url) && [...document.scripts].some(({ src }) => RUNTIME.test(src));

let isLeaving = false;

function load(late: HTMLScriptElement): void {
  const isScript = late.type === `${TYPE}script`;
  const element = document.createElement(isScript ? "script" : "link");
  for (const { name, value } of late.attributes)
    if (name.startsWith(DATA)) element.setAttribute(name.slice(DATA.length), value);
  const url = urlOf(element);
  if (isLeaving || isLoaded(element)) return;
  if (isOfOtherBuild(url) && reloadOnce()) {
    isLeaving = true;
    return;
  }
  if ("src" in element) element.async = element.hasAttribute("async");
  element.nonce = PAGE_NONCE;
  if (isScript) loaded.add(url);
  document.head.append(element);
}

/** Takes out what has been seen to: it would count as a row of a table, or as a first child. */
function loadIn(root: Document | Element): void {
  const found = root.querySelectorAll<HTMLScriptElement>(LATE);
  for (const late of root instanceof HTMLScriptElement && root.matches(LATE) ? [root] : found) {
    late.remove();
    load(late);
  }
}

new MutationObserver((changes) => {
  for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes]))
    if (node instanceof Element && node.isConnected) loadIn(node);
}).observe(document, { childList: true, subtree: true });
loadIn(document);

/** Makes a part of what was printed as a whole page: for answers whose request said nothing of a part. */
export function asPart(content: DocumentFragment): void {
  for (const file of content.querySelectorAll<Loading>("script[src], link[href]")) {
    const late = document.createElement("script");
    late.type = TYPE + file.localName;
    for (const { name, value } of file.attributes)
      if (name !== "nonce") late.setAttribute(DATA + name, value);
    file.replaceWith(late);
  }
}
