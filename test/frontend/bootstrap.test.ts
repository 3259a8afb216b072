import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openTab, type Tab } from "../support/browser.ts";
import { startBackend, type Backend } from "./backend.ts";
import { makeFolder, type Folder, type Output } from "./folder.ts";
import { readManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

const BODY = `
<div class="dropdown">
  <button class="btn btn-primary dropdown-toggle" data-bs-toggle="dropdown">Choose</button>
  <div class="dropdown-menu"><button class="dropdown-item">Later</button></div>
</div>
<button data-bs-toggle="modal" data-bs-target="#modal">Open</button>
<div class="modal" id="modal" tabindex="-1"><div class="modal-dialog"><div class="modal-content">
  <p class="modal-body">Inside</p><button class="btn-close" data-bs-dismiss="modal" aria-label="Close"></button>
</div></div></div>
<input type="checkbox" class="form-check-input" checked aria-label="tick">
<div class="accordion"><button class="accordion-button" id="fold">Fold</button></div>
<p id="paragraph">Text</p>
<a href="#" class="btn btn-danger" id="danger">Danger</a>
<div class="card" id="theirs"><div class="card-body">Card</div></div>
<div class="cards"><div class="card" id="ours">Card</div></div>`;

describe("Bootstrap, with a strict Content-Security-Policy", () => {
  const scope = suiteScope();
  let folder: Folder;
  let backend: Backend;
  let browser: Browser;
  let built: Output;

  before(async () => {
    folder = await makeFolder(scope, "scss", "frontend", "django", ["--features", "bootstrap"]);
    await folder.write("src/styles/own.css", "a {\n  letter-spacing: 3px;\n  color: rgb(1 2 3);\n}\n");
    await folder.edit(
      "src/entries/app.ts",
      'import "../lib/bootstrap";',
      'import "../lib/bootstrap";\nimport "../styles/own.css";',
    );
    built = await folder.script("build");
    backend = await startBackend(scope, folder);
    backend.body = BODY;
    browser = await openBrowser(scope);
  });

  const open = async (colorScheme: "light" | "dark" = "light"): Promise<Tab> => {
    const tab = await openTab(scope, browser, { colorScheme });
    await tab.page.goto(`http://localhost:${backend.port}/`);
    await tab.page.locator(".counter-value").waitFor();
    return tab;
  };
  const style = (page: Page, selector: string, property: string, pseudo?: string): Promise<string> =>
    page
      .locator(selector)
      .evaluate(
        (element, [name = "", part]) => getComputedStyle(element, part).getPropertyValue(name),
        [property, pseudo],
      );

  it("is built without a warning, and with the plugins alone that are named", async () => {
    assert.equal(built.code, 0, built.text);
    assert.doesNotMatch(built.text, /warning|deprecat/i);
    const { files = {}, entrypoints } = (await readManifest(folder)) ?? {};
    const scripts = await Promise.all(entrypoints?.app?.assets.js.map((file) => folder.read(`static/${file}`)) ?? []);
    const plugins = new Set([...scripts.join().matchAll(/\bbs\.([a-z]+)/g)].map(([, plugin]) => plugin));
    assert.deepEqual([...plugins].sort(), ["collapse", "dropdown", "focustrap", "modal"]);
    assert.deepEqual(
      Object.keys(files).filter((name) => /^data:|bootstrap/.test(name)),
      [],
    );
  });

  it("opens and closes what its attributes say", async () => {
    const { page, problems } = await open();
    await page.getByRole("button", { name: "Choose" }).click();
    await page.getByRole("button", { name: "Later" }).click();
    await page.locator(".dropdown-menu").waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByText("Inside").waitFor();
    await page.locator(".modal.show").waitFor();
    await page.keyboard.press("Escape");
    await page.getByText("Inside").waitFor({ state: "hidden" });
    assert.deepEqual(problems, []);
  });

  it("has its images as files, the computed ones too, and is dark where the system is", async () => {
    for (const [scheme, background, link] of [
      ["light", "rgb(247, 247, 251)", "rgb(91, 61, 245)"],
      ["dark", "rgb(17, 16, 26)", "rgb(160, 139, 255)"],
    ] as const) {
      const { page, problems } = await open(scheme);
      const file = new RegExp(
        `^url\\("http://localhost:${backend.port}/static/frontend/images/bootstrap/icon\\.[0-9a-f]{20}\\.svg"\\)$`,
      );
      assert.match(await style(page, "[aria-label=tick]", "background-image"), file);
      assert.match(await style(page, "#fold", "background-image", "::after"), file);
      assert.equal(await style(page, "body", "background-color"), background);
      const colour = await page.evaluate(() => {
        const element = document.body.appendChild(document.createElement("i"));
        element.className = "link-underline";
        element.style.color = "var(--bs-link-color)";
        return getComputedStyle(element).color;
      });
      assert.equal(colour, link);
      assert.deepEqual(problems, []);
    }
  });

  it("loses to your own style sheet, and not to the sample's elements", async () => {
    const { page } = await open();
    assert.equal(await style(page, "#danger", "letter-spacing"), "3px");
    assert.equal(await style(page, "#danger", "color"), "rgb(1, 2, 3)");
    assert.equal(await style(page, "#danger", "background-color"), "rgb(220, 53, 69)");
    assert.equal(await style(page, "#paragraph", "margin-bottom"), "16px");
  });

  it("shares a name with the sample page, and neither takes the other's look", async () => {
    const { page } = await open();
    assert.equal(await style(page, "#theirs", "padding-top"), "0px");
    assert.equal(await style(page, "#theirs", "box-shadow"), "none");
    assert.notEqual(await style(page, "#ours", "padding-top"), "0px");
    assert.equal(await style(page, "#ours", "border-top-left-radius"), "16px");
  });
});
