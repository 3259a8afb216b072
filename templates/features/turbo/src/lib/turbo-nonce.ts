/** Turbo looks for the page's nonce in a `<meta>`, when it is loaded: turbo.ts imports this before. */
import { pageNonce } from "./nonce";

const NAME = "csp-nonce";

if (pageNonce() && !document.querySelector(`meta[name=${NAME}]`)) {
  const meta = document.createElement("meta");
  meta.name = NAME;
  meta.content = pageNonce();
  document.head.append(meta);
}
