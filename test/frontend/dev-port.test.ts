import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { before, describe, it } from "node:test";
import { listen } from "../support/ports.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { suiteScope } from "./scope.ts";

describe("the port of the dev server", () => {
  const scope = suiteScope();
  let folder: Folder;
  before(async () => {
    folder = await makeFolder(scope);
  });

  it("says so when another program takes the port after it was found free", async () => {
    // Takes each port that is given back, before whoever has asked for it can listen there.
    await folder.write(
      "steal.mjs",
      `import { Server, createServer } from "node:net";
const { close } = Server.prototype;
Server.prototype.close = function (callback) {
  const { address, port } = this.address();
  Server.prototype.close = close;
  return close.call(this, () => createServer().listen(port, address, callback));
};
`,
    );
    const robbed = await folder.serve(scope, { NODE_OPTIONS: "--import ./steal.mjs" });
    const { code } = await robbed.exited;
    assert.equal(code, 1);
    assert.match(robbed.output(), /The dev server cannot listen on port \d+ of 127\.0\.0\.1: .*EADDRINUSE/);
    assert.match(robbed.output(), /Fix: /);
    assert.doesNotMatch(robbed.output(), /^ +at /m, "no stack");
    await rm(folder.path("steal.mjs"));
  });

  it("says so when FRONTEND_PORT is taken, or is no port", async () => {
    const other = createServer();
    scope.after(() => other.close());
    for (const [port, message] of [
      [String(await listen(other)), /is taken, and FRONTEND_PORT names it/],
      ["http", /FRONTEND_PORT is "http", which is no port/],
    ] as const) {
      const taken = await folder.serve(scope, { FRONTEND_PORT: port });
      const { code } = await taken.exited;
      assert.notEqual(code, 0);
      assert.match(taken.output(), message);
      assert.match(taken.output(), /Fix: /);
      assert.doesNotMatch(taken.output(), /^ +at /m, "no stack");
    }
  });
});
