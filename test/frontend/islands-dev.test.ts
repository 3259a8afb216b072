import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { isMarked, markDocument, openBrowser, openTab, type Tab } from "../support/browser.ts";
import type { Running } from "../support/processes.ts";
import { until } from "../support/until.ts";
import { isDefault } from "../support/variant.ts";
import { startBackend, type Backend } from "./backend.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { island, writeIslands } from "./islands.ts";
import { readDevManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

describe("islands from the dev server, with a strict Content-Security-Policy", () => {
  const scope = suiteScope();
  let folder: Folder;
  let backend: Backend;
  let server: Running;
  let tab: Tab;

  before(async () => {
    folder = await makeFolder(scope, "css", "frontend", "django", ["--architecture", "islands", "--ui", "react,vue"]);
    await writeIslands(folder);
    backend = await startBackend(scope, folder);
    backend.entries = ["app", "islands"];
    backend.body = ["React", "Vue", "Plain"].map((kind) => island(`boxes/${kind}`, "load", { label: kind })).join("");
    server = await folder.serve(scope, { FRONTEND_BACKEND: `http://127.0.0.1:${backend.port}` });
    await until("a compiled dev manifest", async () => (await readDevManifest(folder))?.status === "ready").catch(
      (error: unknown) => {
        throw new Error(`The dev server printed:\n${server.output()}`, { cause: error });
      },
    );
    tab = await openTab(scope, await openBrowser(scope));
    await tab.page.goto(`http://localhost:${backend.port}/`);
  });

  const box = (text: string | RegExp) => tab.page.getByRole("button", { name: text, exact: true });

  it("mount", async () => {
    for (const kind of ["React", "Vue", "Plain"]) await box(`${kind}: 0`).waitFor();
    assert.deepEqual(tab.problems, []);
    const { islands = {} } = (await readDevManifest(folder)) ?? {};
    for (const file of islands["boxes/Vue"]?.assets.js ?? ["none"]) assert.match(file, /^http:\/\/localhost:\d+\/js\//);
  });

  it("keep their state when their component is edited, once and again: React", async () => {
    await markDocument(tab.page);
    await box("React: 0").click();
    await folder.edit("src/islands/boxes/React.tsx", "{label}: {count}", "{label} = {count}");
    await box("React = 1").waitFor();
    await folder.edit("src/islands/boxes/React.tsx", "{label} = {count}", "{label} has {count}");
    await box("React has 1").click();
    await box("React has 2").waitFor();
    assert.ok(await isMarked(tab.page), "it was not loaded again");
  });

  for (const [kind, file, from, to] of [
    ["React", "React.tsx", "if (broken)", "if (label)"],
    ["Vue", "Vue.vue", "{{ label }} has", "{{ label.no.no }} has"],
  ] as const) {
    it(`come back when their component has broken down by an edit and is mended: ${kind}`, async () => {
      if (kind === "Vue") await folder.edit("src/islands/boxes/Vue.vue", "{{ label }}:", "{{ label }} has");
      await box(new RegExp(`^${kind} has`)).waitFor();
      await folder.edit(`src/islands/boxes/${file}`, from, to);
      await until("the fallback", async () => (await box(new RegExp(`^${kind}`)).count()) === 0);
      const overlay = tab.page.locator(`[data-island-failure="boxes/${kind}"]`);
      const line =
        (await folder.read(`src/islands/boxes/${file}`)).split("\n").findIndex((each) => each.includes(to)) + 1;
      // ts-loader has no lines of components of Vue.
      const at = kind === "Vue" && isDefault ? "" : `:${line}`;
      await overlay.getByText(`src/islands/boxes/${file}${at}`, { exact: true }).waitFor();
      await overlay.getByText(kind === "Vue" ? "label.no.no" : to).waitFor();
      await folder.edit(`src/islands/boxes/${file}`, to, from);
      await box(new RegExp(`^${kind} has`)).waitFor();
      await overlay.waitFor({ state: "detached" });
      if (kind === "Vue") await folder.edit("src/islands/boxes/Vue.vue", "{{ label }} has", "{{ label }}:");
      tab.problems.length = 0;
      await tab.page.reload();
    });
  }

  it("keep their state when their template is edited: Vue", async () => {
    await markDocument(tab.page);
    await box("Vue: 0").click();
    await folder.edit("src/islands/boxes/Vue.vue", "{{ label }}: {{ count }}", "{{ label }} = {{ count }}");
    await box("Vue = 1").waitFor();
    await folder.edit("src/islands/boxes/Vue.vue", "color: red", "color: blue");
    await folder.edit("src/islands/boxes/Vue.vue", "{{ label }} = {{ count }}", "{{ label }} has {{ count }}");
    await box("Vue has 1").waitFor();
    assert.ok(await isMarked(tab.page), "it was not loaded again");
  });

  it("are loaded anew when they are plain", async () => {
    await folder.edit("src/islands/boxes/Plain.ts", ": ${", " = ${");
    await box("Plain = 0").waitFor();
  });

  it("come without a restart", async () => {
    backend.body += island("New", "load");
    const text = 'export default (root: HTMLElement) => {\n  root.textContent = "new one";\n};\n';
    await folder.write("src/islands/New.ts", text);
    await tab.page.getByText("new one").waitFor();
    assert.ok("New" in ((await readDevManifest(folder))?.islands ?? {}));
  });

  it("are told of, when one has no framework here, or two have one name", async () => {
    await folder.write("src/islands/boxes/Plain.tsx", "export default () => null;\n");
    await until("the error", () =>
      server
        .output()
        .includes('The island "boxes/Plain" is there 2 times: src/islands/ has boxes/Plain.ts and boxes/Plain.tsx.'),
    );
  });
});
