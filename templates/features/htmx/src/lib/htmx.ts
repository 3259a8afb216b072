/**
 * htmx 4: attributes such as `hx-get` and `hx-post` in templates. What it sends to this site has the CSRF token; scripts
 * and styles of what it brings are loaded by fragments.ts. Without this file those attributes mean nothing.
 *
 * Under a Content-Security-Policy with nonces, scripts that stand in what it brings do not run: htmx would sign each of
 * them, also one that somebody has smuggled in. If you want that: `htmx.config.inlineScriptNonce = PAGE_NONCE`, of nonce.ts.
 *
 * Attributes hold for elements inside of theirs only as `hx-target:inherited="…"`. Answers with an error are swapped in
 * as well. Extensions are imported here, after htmx: `import "htmx.org/dist/ext/hx-sse.js"`.
 */
import htmx from "htmx.org";
import { csrfHeaders, takeToken } from "./csrf";
import { loadFilesOf } from "./fragments";

// For extensions, for pages, and for islands: what they have rendered is not compared with the server's.
Object.assign(window, { htmx });

// As an event, and not as `hx-headers` in a template: it sees where the request goes to.
addEventListener("htmx:config:request", ({ detail }) => {
  const { request } = detail.ctx;
  Object.assign(request.headers, csrfHeaders(request.method, request.action));
});
addEventListener("htmx:after:request", ({ detail }) => {
  const { ctx } = detail;
  if (!ctx.text) return;
  takeToken(ctx.text);
  ctx.text = loadFilesOf(ctx.text);
});
