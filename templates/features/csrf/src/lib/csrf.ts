/**
 * What the backend wants of requests that change something, so that no other site can send them in your visitors'
 * names: the header of csrf-token.ts, for this site's own addresses alone. A token that went elsewhere would be theirs.
 *
 *     import { csrfFetch } from "@/lib/csrf";
 *     await csrfFetch("/api/cart/", { method: "POST", body: JSON.stringify(item) });
 */
import { MISSING, tokenHeader } from "./csrf-token";

declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods: they change nothing. */
const SAFE = /^(GET|HEAD|OPTIONS|TRACE)$/i;

/** Of the token, where it stands in the head. */
const META = "csrf-token";

/** The headers that a request to this address is to have besides its own: none in most cases. */
export function csrfHeaders(method: string, url: string | URL): Readonly<Record<string, string>> {
  const isOwn = new URL(url, document.baseURI).origin === location.origin;
  if (!isOwn || SAFE.test(method)) return {};
  const header = tokenHeader();
  // While you edit: sooner than the backend, which answers with 403.
  if (!header && process.env.NODE_ENV !== "production") console.warn(MISSING);
  return header ?? {};
}

/** `fetch` with what the backend wants; the rest is as it was. With a token, it follows no redirection to another site. */
export function csrfFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const headers = Object.entries(csrfHeaders(request.method, request.url));
  for (const [name, value] of headers) request.headers.set(name, value);
  return fetch(request, headers.length > 0 ? { mode: "same-origin" } : {});
}

/** A page whose body alone is put into this one, as for a boosted link: its token is taken, which a login has changed. */
export function takeToken(html: string): void {
  const here = document.querySelector<HTMLMetaElement>(`meta[name=${META}]`);
  if (!here || !html.includes(META)) return;
  const page = new DOMParser().parseFromString(html, "text/html");
  here.content = page.querySelector<HTMLMetaElement>(`meta[name=${META}]`)?.content ?? here.content;
}
