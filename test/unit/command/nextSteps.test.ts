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

  it("leave the install out once it is done", () => {
    assert.equal(nextSteps({ base: "", start }, "web", "npm", false)[0], "cd web && npm start");
  });
});
