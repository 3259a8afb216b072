import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { openBrowser, openTab } from "../support/browser.ts";
import { startBackend, type Backend } from "./backend.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { suiteScope } from "./scope.ts";

/** As plugins of jQuery's are written: each takes another name of it for granted. */
const PLUGINS = {
  "src/plugins/free.js": "jQuery.fn.free = function () { return this.text('free'); };\n",
  "src/plugins/window.js":
    "(function ($) { $.fn.ofWindow = function () { return this.text('window'); }; })(window.jQuery);\n",
  // As select2 begins: without AMD, it only exports what somebody would have to call.
  "src/plugins/amd.js": `(function (factory) {
  if (typeof define === "function" && define.amd) define(["jquery"], factory);
  else if (typeof module === "object" && module.exports) module.exports = (root, $) => factory($);
  else factory(jQuery);
})(($) => ($.fn.ofAmd = function () { return this.text("amd"); }));
`,
  "src/plugins/required.cjs":
    "const $ = require('jquery');\n$.fn.required = function () { return this.text('required'); };\n",
};

const ENTRY = `import "../plugins/free.js";
import "../plugins/window.js";
import "../plugins/amd.js";
import "../plugins/required.cjs";
`;

const METHODS = ["free", "ofWindow", "ofAmd", "required"];

describe("jQuery as a global", () => {
  const scope = suiteScope();
  let folder: Folder;
  let backend: Backend;

  before(async () => {
    folder = await makeFolder(scope, "css", "frontend", "django", ["--features", "jquery-global"]);
    for (const [file, text] of Object.entries(PLUGINS)) await folder.write(file, text);
    await folder.write("src/entries/plugins.js", ENTRY);
    const { code, text } = await folder.script("build");
    assert.equal(code, 0, text);
    backend = await startBackend(scope, folder);
  });

  it("is one for plugins of each kind, in whatever order they come, and for scripts of templates", async () => {
    // Before the entry that makes the global.
    backend.entries = ["plugins", "app"];
    backend.body =
      METHODS.map((name) => `<p id="${name}">before</p>`).join("") +
      '<script defer nonce="bm9uY2U" src="/template.js"></script>';
    const { page, problems } = await openTab(scope, await openBrowser(scope));
    const script = METHODS.map((name) => `$("#${name}").${name}();`).join("\n");
    await page.route("**/template.js", (route) => route.fulfill({ contentType: "text/javascript", body: script }));
    await page.goto(`http://localhost:${backend.port}/`);
    await page.locator("#required", { hasText: "required" }).waitFor();
    assert.deepEqual(await page.locator("p[id]").allTextContents(), ["free", "window", "amd", "required"]);
    assert.deepEqual(problems, []);
  });
});
