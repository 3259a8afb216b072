/**
 * What Turbo has to find when it is loaded, so that no Content-Security-Policy is violated: turbo.ts imports this
 * before. It looks for the page's nonce in a `<meta>`. And it puts a style element for its progress bar into the head
 * at once, which a policy without nonces forbids: that one is left out, for styles/turbo.css.
 */
import { pageNonce } from "./nonce";

const NAME = "csp-nonce";
const { head } = document;

if (pageNonce() && !head.querySelector(`meta[name=${NAME}]`)) {
  const meta = document.createElement("meta");
  meta.name = NAME;
  meta.content = pageNonce();
  head.append(meta);
}

head.insertBefore = <Inserted extends Node>(node: Inserted, before: Node | null): Inserted =>
  node instanceof HTMLStyleElement
    ? node
    : (Element.prototype.insertBefore.call(head, node, before) as Inserted);

/** To be called when Turbo is loaded. */
export function insertAsEver(): void {
  Reflect.deleteProperty(head, "insertBefore");
}
