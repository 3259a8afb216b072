/**
 * Scripts and style sheets of what comes into this page later: a part that htmx or Turbo bring, or a script of yours. Its
 * tags print the same as those of a page. What this page has already is not fetched again; the rest comes once, in
 * order, with the nonce of this page, which is not that of the answer. Without this file, the nonce is the wrong one,
 * and everything is fetched again.
 */
import { reloadOnce } from "../gone-chunk";
import { PAGE_NONCE } from "./nonce";

type Loading = HTMLScriptElement | HTMLLinkElement;

const LOADING = "script[src], link[href]";
/** In a text, with the end of a script that has nothing in it; or a comment, which is passed over. */
const LOADING_TAG =
  /<!--[^]*?-->|<(?:script|link)\s(?:[^>"']|"[^"]*"|'[^']*')*>(?:\s*<\/script\s*>)?/gi;

const urlOf = (element: Loading): string => ("src" in element ? element.src : element.href);
const isHint = (element: Loading): boolean => "rel" in element && element.rel !== "stylesheet";

/** Where this build's files are. Whatever comes from elsewhere is left to who brings it. */
const OWN = new URL(__webpack_public_path__, document.baseURI).href;

/** The scripts that were loaded from here: they need not stay in the page. */
const loaded = new Set<string>();

/** Whether the page has the file that an element loads; a hint has nothing to tell of one that is there. */
function isLoaded(element: Loading): boolean {
  const url = urlOf(element);
  return (
    loaded.has(url) ||
    [...document.querySelectorAll<Loading>(LOADING)].some(
      (other) => urlOf(other) === url && (isHint(element) || !isHint(other)),
    )
  );
}

/** Its name has a hash in a build, and none while you edit. */
const RUNTIME = /\/runtime\.[0-9a-f]{16,}\.js$/;

/**
 * A page that was open during a deployment: the scripts of another build would find the modules of this one. The runtime's
 * name tells them apart, since it holds the hash of the whole build, as soon as a module asks for that.
 */
export const BUILD = __webpack_hash__;
const isOfOtherBuild = (url: string): boolean =>
  RUNTIME.test(url) && [...document.scripts].some(({ src }) => RUNTIME.test(src));

let isLeaving = false;

/** @returns whether it is for this file to see to */
function load(printed: Loading): boolean {
  const url = new URL(
    printed.getAttribute("src") ?? printed.getAttribute("href") ?? "",
    document.baseURI,
  ).href;
  if (!url.startsWith(OWN)) return false;
  const element = document.createElement(printed.localName) as Loading;
  for (const { name, value } of printed.attributes) element.setAttribute(name, value);
  if (isLeaving || isLoaded(element)) return true;
  if (isOfOtherBuild(url) && reloadOnce()) {
    isLeaving = true;
    return true;
  }
  if ("src" in element) {
    element.async = element.hasAttribute("async");
    loaded.add(url);
  }
  // The next part may have more luck.
  element.onerror = () => {
    loaded.delete(url);
    element.remove();
  };
  element.nonce = PAGE_NONCE;
  document.head.append(element);
  return true;
}

/** Loads what the tags in it name, and takes these out. */
export function loadFiles(content: ParentNode): void {
  for (const printed of content.querySelectorAll<Loading>(LOADING))
    if (load(printed)) printed.remove();
}

/** The same of a text. Of a whole page it loads what is in the head as well. @returns what is left */
export function loadFilesOf(html: string): string {
  const template = document.createElement("template");
  return html.replace(LOADING_TAG, (tag) => {
    template.innerHTML = tag;
    const printed = template.content.querySelector<Loading>(LOADING);
    return printed && load(printed) ? "" : tag;
  });
}
