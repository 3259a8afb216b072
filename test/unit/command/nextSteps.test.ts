import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nextSteps } from "../../../generators/command/nextSteps.ts";

describe("the next steps", () => {
  const start = { command: "flask run", folder: "", url: "http://127.0.0.1:5000" };

  it("install, start, and open the page where the backend answers", () => {
    assert.deepEqual(nextSteps({ base: "src/my shop", start }, "web", "pnpm", true), [
      'cd "src/my shop/web" && pnpm install && pnpm start',
      "open http://127.0.0.1:5000/web/ in a browser",
    ]);
  });

  it("say where to put the command that starts the backend, where nobody knows it", () => {
    const unknown = { folder: "", url: start.url };
    assert.deepEqual(nextSteps({ base: "shop", start: unknown }, "web", "npm", false), [
      "say what starts your backend, under config.backend.command in shop/web/package.json",
      "cd shop/web && npm start",
      "open http://127.0.0.1:5000/web/ in a browser",
    ]);
  });

  it("leave the install out once it is done", () => {
    assert.equal(nextSteps({ base: "", start }, "web", "npm", false)[0], "cd web && npm start");
  });
});
