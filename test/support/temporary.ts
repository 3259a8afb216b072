import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What outlives its use: a test's context, or `{ after }` of node:test for what a whole suite shares. */
export interface Scope {
  after(cleanUp: () => unknown): unknown;
}

/**
 * A new folder outside of the repository, so that nothing resolves to our own node_modules or package.json by accident.
 * It goes with the scope; `KEEP=1` in the environment leaves it for a look.
 *
 * @returns its absolute path, free of symbolic links
 */
export function temporaryFolder(scope: Scope, name = "folder"): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), `webpack-frontend-${name}-`)));
  scope.after(() => {
    if (process.env.KEEP) console.error(`kept: ${folder}`);
    // A process that has just been stopped may still be closing its files.
    else rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  return folder;
}

/** A scope that its maker ends: for what a whole test file shares, from `before` to `after`. Last made, first ended. */
export function ownScope(): Scope & { end: () => Promise<void> } {
  const cleanUps: (() => unknown)[] = [];
  return {
    after: (cleanUp) => cleanUps.push(cleanUp),
    end: async () => {
      for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
    },
  };
}
