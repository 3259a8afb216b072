/** The nonce of this page's Content-Security-Policy, or an empty text. Browsers do not show it in attributes. */
export function pageNonce(): string {
  return (
    document.querySelector<HTMLElement>("script[nonce], link[nonce], style[nonce]")?.nonce ?? ""
  );
}
