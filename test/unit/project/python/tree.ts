import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";

/** A temporary folder with these files in it, by their paths; it goes when the test file is done. */
export function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), "tree-"));
  after(() => {
    rmSync(root, { recursive: true });
  });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, { mode: path.includes("/bin/") ? 0o755 : 0o644 });
  }
  return root;
}
