/**
 * Flask-WTF's token, which the template that your pages extend puts into the head:
 *
 *     <meta name="csrf-token" content="{{ csrf_token() }}">
 *
 * https://flask-wtf.readthedocs.io/en/latest/csrf/#javascript-requests
 */
const META = "csrf-token";
const HEADER = "X-CSRFToken";

export const MISSING = `This page has no CSRF token.\nFix: put <meta name="${META}" content="{{ csrf_token() }}"> into its template.`;

/** @returns undefined where the page has no token */
export function tokenHeader(): Readonly<Record<string, string>> | undefined {
  const token = document.querySelector<HTMLMetaElement>(`meta[name=${META}]`)?.content;
  return token ? { [HEADER]: token } : undefined;
}
