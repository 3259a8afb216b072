/**
 * A page that was open during a deployment may ask for a lazy chunk that is gone since. It is loaded
 * anew then, and has the names of today: once a minute at most, so that chunks that are really missing
 * do not keep it loading for ever. src/setup.ts puts this before each entry; without it, the visitor
 * has to reload by hand.
 */
const KEY = "gone-chunk";
const PAUSE = 60_000; // milliseconds

interface ChunkError {
  name?: string;
  code?: string;
}

/**
 * For an `import()` whose failure you catch yourself: `.catch((error) => reloadIfGone(error) || …)`.
 *
 * @returns whether the page is about to be loaded anew
 */
export function reloadIfGone(error: unknown): boolean {
  return isOfChunk(error) && navigator.onLine && reloadOnce();
}

/** Whether a chunk has not come. */
export function isOfChunk(error: unknown): boolean {
  const { name, code } = Object(error) as ChunkError;
  return name === "ChunkLoadError" || code === "CSS_CHUNK_LOAD_FAILED";
}

/** @returns whether the page is about to be loaded anew: not for the second time within a minute */
export function reloadOnce(): boolean {
  try {
    const last = Number(sessionStorage.getItem(KEY) ?? 0);
    if (Math.abs(Date.now() - last) < PAUSE) return false;
    sessionStorage.setItem(KEY, String(Date.now()));
  } catch {
    return false; // nothing can be remembered here, and so nothing would end it
  }
  location.reload();
  return true;
}

addEventListener("unhandledrejection", ({ reason }) => {
  reloadIfGone(reason);
});
