/**
 * Pyramid's token, which the template that your pages extend puts into the head:
 *
 *     <meta name="csrf-token" content="{{ get_csrf_token() }}">
 *
 * https://docs.pylonsproject.org/projects/pyramid/en/latest/narr/security.html#checking-csrf-tokens-automatically
 */
const META = "csrf-token";
const HEADER = "X-CSRF-Token";

export const MISSING = `This page has no CSRF token.\nFix: put <meta name="${META}" content="{{ get_csrf_token() }}"> into its template.`;

/** @returns undefined where the page has no token */
export function tokenHeader(): Readonly<Record<string, string>> | undefined {
  const token = document.querySelector<HTMLMetaElement>(`meta[name=${META}]`)?.content;
  return token ? { [HEADER]: token } : undefined;
}
