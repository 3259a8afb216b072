import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { BACKENDS } from "../support/backends.ts";
import { openBrowser, openTab } from "../support/browser.ts";
import { deploy } from "../support/deploy.ts";
import { startDevServer } from "../support/dev-server.ts";
import { servingOf } from "../support/development.ts";
import { projectWithFrontend, npm, type Project } from "../support/frontend.ts";
import { freePort } from "../support/ports.ts";
import { start } from "../support/processes.ts";
import { runserver } from "../support/serve.ts";
import { ownScope, type Scope } from "../support/temporary.ts";
import { until } from "../support/until.ts";

const REACT = `import { lazy, Suspense, useEffect, useId, useState } from "react";
import logo from "../images/logo.svg";
import styles from "./Box.module.css";

const Later = lazy(() => import("./_Later"));

/** On its own: what is rendered anew while a part of it waits for its code is not what the server has rendered. */
function Live() {
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => { setLive(true); });
    return () => { clearTimeout(timer); };
  }, []);
  return <b data-live={isLive} />;
}

export default function Box({ label }: { label: string }) {
  return (
    <div id={useId()} className={styles.box}>
      {label === "two" && <title>{\`About \${label}\`}</title>}
      <img src={logo} alt={label} width="20" />
      <Suspense fallback="wait"><Later /></Suspense>
      <label htmlFor={useId()}>{label} is &lt;here&gt;</label>
      <Live />
    </div>
  );
}
`;
const LATER = `export default function Later() {
  return <i>later</i>;
}
`;
const VUE = `<script setup lang="ts">
import { onMounted, ref, useId } from "vue";
import logo from "../images/logo.svg";
import { useHead } from "../lib/islands/head";

const { label } = defineProps<{ label: string }>();
const id = useId();
const isLive = ref(false);
onMounted(() => {
  isLive.value = true;
});
useHead({ description: \`All of \${label}\` });
</script>

<template>
  <p :id="id" class="vue-box" :data-live="isLive"><img :src="logo" :alt="label" width="20" />{{ label }}</p>
</template>

<style scoped>
.vue-box {
  color: rgb(1, 2, 3);
}
</style>
`;
const REACT_FORM = `import { useState } from "react";

export default function Form() {
  const [all, setAll] = useState({ text: "a", own: "", tick: false, size: "s" });
  return (
    <form data-all={JSON.stringify(all)}>
      <input value={all.text} aria-label="Text" onChange={(e) => { setAll((old) => ({ ...old, text: e.target.value })); }} />
      <input type="checkbox" checked={all.tick} aria-label="Tick" onChange={(e) => { setAll((old) => ({ ...old, tick: e.target.checked })); }} />
      <select value={all.size} aria-label="Size" onChange={(e) => { setAll((old) => ({ ...old, size: e.target.value })); }}>
        <option>s</option>
        <option>m</option>
      </select>
    </form>
  );
}
`;
const VUE_FORM = `<script setup lang="ts">
import { reactive } from "vue";

const all = reactive({ text: "a", own: "", tick: false, size: "s" });
</script>

<template>
  <form :data-all="JSON.stringify(all)">
    <input v-model="all.text" aria-label="Text" />
    <input v-model="all.tick" type="checkbox" aria-label="Tick" />
    <select v-model="all.size" aria-label="Size">
      <option>s</option>
      <option>m</option>
    </select>
  </form>
</template>
`;
const FORMS = `{% load webpack %}{% island "Form" ssr=True %}{% island "VueForm" ssr=True %}
`;
const CARD = `{% load webpack %}
{% island "Box" label="<one>" ssr=True %}{% island "Box" label="two" client="idle" ssr=True %}
{% island "VueBox" label="<three>" ssr=True %}{% island "VueBox" label="four" client="visible" ssr=True %}
`;

describe("islands that come as HTML", { timeout: 900_000 }, () => {
  const suite = ownScope();
  let project: Project;
  let browser: Browser;

  before(async () => {
    const options = ["--architecture", "ssr-service", "--ui", "react,vue"];
    project = await projectWithFrontend(suite, BACKENDS.django, { options });
    const files = {
      "src/islands/Box.tsx": REACT,
      "src/islands/Box.module.css": ".box {\n  color: rgb(3, 2, 1);\n}\n",
      "src/islands/_Later.tsx": LATER,
      "src/islands/VueBox.vue": VUE,
      "src/islands/Form.tsx": REACT_FORM,
      "src/islands/VueForm.vue": VUE_FORM,
      "templates/frontend/cards/13-island-rendered.html": CARD,
      "templates/frontend/cards/14-forms.html": FORMS,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(project.frontend, name), text);
    browser = await openBrowser(suite);
  });
  after(() => suite.end());

  async function assertHydrates(scope: Scope, url: string): Promise<void> {
    await until("the service", async () => (await (await fetch(url)).text()).split(" ssr>").length === 7);
    const { page, problems } = await openTab(scope, browser);
    const said: string[] = [];
    const fetched: string[] = [];
    page.on("console", (message) => {
      // Where to get the developer tools, and that the dev server is there.
      if (message.type() !== "info" && message.type() !== "debug") said.push(message.text());
    });
    page.on("request", (request) => fetched.push(request.url()));
    await page.addInitScript(() => {
      document.addEventListener("readystatechange", () => {
        if (document.readyState !== "interactive") return;
        const [nodes, title] = [[...document.querySelectorAll("frontend-island *")], document.title];
        const colours = [".vue-box", "frontend-island[name=Box] > div"].map(
          (each) => getComputedStyle(document.querySelector(each) ?? document.body).color,
        );
        Object.assign(globalThis, { first: { nodes, title, colours } });
      });
    });
    await page.goto(url);
    await until("life", async () => (await page.locator("frontend-island [data-live=true]").count()) === 4);
    const found = await page.evaluate(() => {
      const { first } = globalThis as never as { first: { nodes: Element[]; title: string; colours: string[] } };
      const ids = [...document.querySelectorAll("frontend-island [id], frontend-island [for]")].map(
        (one) => one.id || one.getAttribute("for"),
      );
      return {
        kept: first.nodes.filter((node) => node.isConnected).length,
        nodes: first.nodes.length,
        now: document.querySelectorAll("frontend-island[id] *").length,
        titles: [first.title, document.title, String(document.querySelectorAll("head title").length)],
        description: [...document.querySelectorAll("meta[name=description]")].map((one) => one.getAttribute("content")),
        colours: first.colours,
        twice: ids.length - new Set(ids).size,
        sources: [
          ...new Set([...document.querySelectorAll("frontend-island img")].map((one) => one.getAttribute("src"))),
        ],
      };
    });
    assert.equal(found.kept, found.nodes, "the elements stay");
    assert.deepEqual(found.titles, ["About two", "About two", "1"]);
    assert.deepEqual(found.description, ["All of four"]);
    assert.deepEqual(found.colours, ["rgb(1, 2, 3)", "rgb(3, 2, 1)"], "they are styled before a script has run");
    assert.equal(found.twice, 0, "their ids are their own");
    assert.equal(found.sources.length, 1);
    const styles = fetched.filter((file) => file.includes("/css/"));
    assert.equal(new Set(styles).size, styles.length, "no style sheet is fetched twice");
    assert.deepEqual([...problems, ...said], []);
  }

  it("come to life without a word of complaint, while one edits", async (t) => {
    const port = await freePort();
    const site = await runserver(t, servingOf(project));
    await startDevServer(t, project.frontend, { port, backend: site.url });
    await assertHydrates(t, `http://localhost:${site.port}/frontend/`);
  });

  it("come to life in production, under a strict policy, with what a visitor has begun", async (t) => {
    await npm(project.frontend, "run", "build");
    start(t, process.execPath, ["ssr/server.mjs"], { cwd: project.frontend });
    const backend = "frontend.storage.ManifestStaticFilesStorage";
    const { site } = await deploy(t, project, { django: "5.2", backend });
    await assertHydrates(t, `${site.url}/frontend/`);

    const { page, problems } = await openTab(t, browser);
    // Nothing of the page runs before the visitor is there.
    let go: () => void = () => undefined;
    const going = new Promise<void>((done) => (go = done));
    await page.route("**/*.js", async (route) => {
      await going;
      await route.continue();
    });
    await page.goto(`${site.url}/frontend/`, { waitUntil: "commit" });
    for (const name of ["Form", "VueForm"]) {
      const form = page.locator(`frontend-island[name=${name}]`);
      await form.getByLabel("Tick").check();
      await form.getByLabel("Size").selectOption("m");
      await form.getByLabel("Text").fill("typed");
    }
    go();
    for (const name of ["Form", "VueForm"]) {
      const form = page.locator(`frontend-island[name=${name}]`);
      await until(name, () => form.getAttribute("mounted").then((mounted) => mounted !== null));
      const all = await form.locator("form").getAttribute("data-all");
      assert.deepEqual(JSON.parse(all ?? ""), { text: "typed", own: "", tick: true, size: "m" }, name);
      assert.equal(await form.getByLabel("Text").inputValue(), "typed");
      assert.ok(await form.getByLabel("Tick").isChecked());
    }
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Text");
    assert.deepEqual(problems, []);
  });
});
