/**
 * There is no token: csrf.py looks at where a request comes from, which browsers say by themselves. Where you protect
 * your views in another way, with a token of a package's, its header is made here.
 */
export const MISSING = "";

export function tokenHeader(): Readonly<Record<string, string>> | undefined {
  return {};
}
