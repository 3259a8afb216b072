/**
 * The nonce of this page's Content-Security-Policy, or an empty text. Browsers do not show it in attributes. It is read
 * at once, since Turbo takes it from the elements in the head at the first visit.
 */
export const PAGE_NONCE =
  document.querySelector<HTMLElement>("script[nonce], link[nonce], style[nonce]")?.nonce ?? "";
