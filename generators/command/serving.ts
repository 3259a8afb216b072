import { statSync } from "node:fs";
import { join } from "node:path";

/** What the dev server reads when it starts, and not again. */
const READ_ONCE = /^(package\.json|tsconfig.*\.json|[\w.-]+\.config\.mjs|webpack\/.*)$/;

/** The dev server touches its manifest every two seconds, and deletes it at its end. */
const FRESH = 10_000;

/**
 * A dev server that runs while its configuration changes does not know what the new sources need, and its errors ask for
 * what is there.
 *
 * @param folder absolute path of the frontend folder
 * @param changed the files that the run changes, relative to it
 * @returns undefined where none runs, or it need not know
 */
export function servingNotice(folder: string, changed: readonly string[], packageManager: string): string | undefined {
  if (!changed.some((path) => READ_ONCE.test(path))) return undefined;
  const { mtimeMs = 0 } = statSync(join(folder, ".webpack/manifest.json"), { throwIfNoEntry: false }) ?? {};
  if (Date.now() - mtimeMs > FRESH) return undefined;
  return `The dev server is running, and knows nothing of it: end it with Ctrl-C, and ${packageManager} start again.`;
}
