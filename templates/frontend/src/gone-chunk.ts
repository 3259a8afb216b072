/**
 * A page that was open during a deployment may ask for a lazy chunk that is gone since. It is loaded
 * anew then, and has the names of today: once a chunk, so that one that is really missing does not
 * keep it loading for ever. src/setup.ts puts this before each entry; without it, the visitor has to
 * reload by hand.
 */
const KEY = "gone-chunk";

interface ChunkError {
  name?: string;
  code?: string;
  request?: string;
}

/**
 * For an `import()` whose failure you catch yourself: `.catch((error) => reloadIfGone(error) || …)`.
 *
 * @returns whether the page is about to be loaded anew
 */
export function reloadIfGone(error: unknown): boolean {
  const { name, code, request } = Object(error) as ChunkError;
  const isGone = name === "ChunkLoadError" || code === "CSS_CHUNK_LOAD_FAILED";
  if (!isGone || !request || !navigator.onLine) return false;
  try {
    if (sessionStorage.getItem(KEY) === request) return false;
    sessionStorage.setItem(KEY, request);
  } catch {
    return false; // nothing can be remembered here, and so nothing would end it
  }
  location.reload();
  return true;
}

addEventListener("unhandledrejection", ({ reason }) => {
  reloadIfGone(reason);
});
