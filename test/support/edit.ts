import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Scope } from "./temporary.ts";

/**
 * Changes a file until the scope ends.
 *
 * @returns changes it back before that
 * @throws {Error} if the file has no such text
 */
export function edit(scope: Scope, file: string, from: string | RegExp, to: string): () => void {
  const text = readFileSync(file, "utf8");
  const changed = text.replace(from, to);
  assert.notEqual(changed, text, `${String(from)} is not in ${file}`);
  return replace(scope, file, changed);
}

/**
 * Gives a file another content until the scope ends, or none.
 *
 * @param content undefined removes the file
 * @returns puts the old content back before that; a file that was not there goes
 */
export function replace(scope: Scope, file: string, content: string | Buffer | undefined): () => void {
  const old = read(file);
  let restored = false;
  // Once: who watches the file takes the same content for a change, too.
  const restore = () => {
    if (!restored) write(file, old);
    restored = true;
  };
  write(file, content);
  scope.after(restore);
  return restore;
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function write(file: string, content: string | Buffer | undefined): void {
  if (content === undefined) rmSync(file, { force: true });
  else writeFileSync(file, content);
}
