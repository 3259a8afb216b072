/**
 * htmx 2: attributes such as `hx-get` and `hx-post` in templates. What it sends to this site has the CSRF token; scripts
 * and styles of what it brings are loaded by fragments.ts. Without this file those attributes mean nothing.
 *
 * Under a Content-Security-Policy with nonces, scripts that stand in what it brings do not run: htmx would sign each of
 * them, also one that somebody has smuggled in. If you want that: `htmx.config.inlineScriptNonce = PAGE_NONCE`, of nonce.ts.
 *
 * Extensions are imported here, after htmx: `import { Idiomorph } from "idiomorph/htmx"`, say. With `Idiomorph` named
 * beside `htmx` below, `hx-swap="morph"` keeps the state of islands.
 */
import htmx from "htmx.org";
import { csrfHeaders, takeToken } from "./csrf";
import { loadFilesOf } from "./fragments";
import "../styles/htmx.css";

// Its own style element, which many a policy forbids, is styles/htmx.css here.
htmx.config.includeIndicatorStyles = false;

// For extensions, for pages, and for islands: what they have rendered is not compared with the server's.
Object.assign(window, { htmx });

interface Config {
  readonly verb: string;
  readonly path: string;
  readonly headers: Record<string, string>;
}

// As an event, and not as `hx-headers` in a template: it sees where the request goes to.
addEventListener("htmx:configRequest", (event) => {
  const { verb, path, headers } = (event as CustomEvent<Config>).detail;
  Object.assign(headers, csrfHeaders(verb, path));
});
addEventListener("htmx:beforeSwap", (event) => {
  const { detail } = event as CustomEvent<{ serverResponse: string; readonly shouldSwap: boolean }>;
  if (!detail.shouldSwap) return;
  takeToken(detail.serverResponse);
  detail.serverResponse = loadFilesOf(detail.serverResponse);
});
