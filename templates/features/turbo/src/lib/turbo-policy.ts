/**
 * What Turbo has to find when it is loaded, so that no Content-Security-Policy is violated: turbo.ts imports this
 * before. A page that a visit brings has a nonce of its own, which means nothing in the document that stays: what it
 * was printed with gets this document's. Whatever has none, or in a body another, stays forbidden. And Turbo puts a style
 * element for its progress bar into the head at once, which a policy without nonces forbids: that one is left out, for
 * styles/turbo.css.
 */
import { PAGE_NONCE } from "./nonce";

const { head } = document;

/** Those of the answers: a script that somebody has smuggled into one cannot know it. */
const nonces = new Set([PAGE_NONCE]);

addEventListener("turbo:before-fetch-response", ({ detail: { fetchResponse } }) => {
  const policy = fetchResponse.response.headers.get("Content-Security-Policy") ?? "";
  for (const [, nonce = ""] of policy.matchAll(/'nonce-([^']+)'/g)) nonces.add(nonce);
});

function sign(content: ParentNode): void {
  for (const element of content.querySelectorAll<HTMLElement>("[nonce]"))
    if (nonces.has(element.nonce)) element.setAttribute("nonce", PAGE_NONCE);
}

if (PAGE_NONCE) {
  addEventListener("turbo:before-render", ({ detail }) => {
    sign(detail.newBody);
  });
  addEventListener("turbo:before-frame-render", ({ detail }) => {
    sign(detail.newFrame);
  });
  addEventListener("turbo:before-stream-render", ({ detail }) => {
    sign(detail.newStream.templateElement.content);
  });
  // Of what is in a head, Turbo has emptied the attribute before it compares.
  head.appendChild = <Added extends Node>(node: Added): Added => {
    if (node instanceof HTMLElement && node.hasAttribute("nonce")) node.nonce = PAGE_NONCE;
    return Element.prototype.appendChild.call(head, node) as Added;
  };
}

head.insertBefore = <Inserted extends Node>(node: Inserted, before: Node | null): Inserted =>
  node instanceof HTMLStyleElement
    ? node
    : (Element.prototype.insertBefore.call(head, node, before) as Inserted);

/** To be called when Turbo is loaded. */
export function insertAsEver(): void {
  Reflect.deleteProperty(head, "insertBefore");
}
