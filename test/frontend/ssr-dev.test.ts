import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { describe, it } from "node:test";
import { until } from "../support/until.ts";
import { makeFolder } from "./folder.ts";
import { suiteScope } from "./scope.ts";
import { Service } from "./ssr-service.ts";

const OPTIONS = ["--architecture", "ssr-service", "--ui", "react,vue"];

describe("the service while one edits", () => {
  const scope = suiteScope();

  it("renders each new state, tells of mistakes, and outlives them", async () => {
    const folder = await makeFolder(scope, "css", "frontend", "django", OPTIONS);
    const running = await folder.serve(scope);
    const service = new Service(running, folder.path(".webpack/ssr/service.sock"));
    const rendered = async (name: string, data: object = {}) => (await service.render(name, data)).html ?? "";
    await until("the first", async () => (await rendered("Counter", { start: 3 })).includes(">3</output>"));

    await folder.edit("src/islands/Counter.tsx", "One less", "One fewer");
    await until("the edit", async () => (await rendered("Counter")).includes("One fewer"));

    await folder.write("src/islands/New.tsx", "export default function New() {\n  return <b>new</b>;\n}\n");
    await until("the new island", async () => (await rendered("New")) === "<b>new</b>");

    await folder.write("src/islands/New.vue", "<template><i>{{ window.name }}</i></template>\n");
    await folder.write("src/islands/New.tsx", "export default function New() {\n  return <b>{window.name}</b>;\n}\n");
    await until("the mistake", () => running.output().includes('"New" is there 2 times'));
    assert.equal(await rendered("New"), "<b>new</b>", "the last good one renders");

    await folder.edit("src/islands/New.vue", "window.name", "'of Vue'");
    await rm(folder.path("src/islands/New.tsx"));
    await until("the other one", async () => (await rendered("New")) === "<i>of Vue</i>");

    await folder.write(
      "src/islands/New.vue",
      '<script setup lang="ts">\nconst width = window.innerWidth;\n</script>\n<template>{{ width }}</template>\n',
    );
    const failure = await until("its failure", async () => (await service.render("New")).error);
    assert.equal(failure.message, "window is not defined");
    assert.match(failure.stack.join("\n"), /src\/islands\/New\.vue/);

    running.kill("SIGTERM");
    await running.exited;
    assert.ok(!existsSync(service.socket), "the socket goes with it");
  });

  it("is left out where somebody wants to do without", async () => {
    const folder = await makeFolder(scope, "css", "frontend", "django", OPTIONS);
    const running = await folder.serve(scope, { FRONTEND_SSR: "off" });
    await until("the dev server", () => running.output().includes("compiled"));
    assert.ok(!existsSync(folder.path(".webpack/ssr/service.sock")));
  });

  it("is no reason to stop where its socket is taken", async () => {
    const folder = await makeFolder(scope, "css", "frontend", "django", OPTIONS);
    const first = await folder.serve(scope);
    const service = new Service(first, folder.path(".webpack/ssr/service.sock"));
    await until("the first", async () => (await service.render("Counter")).html);
    const second = await folder.serve(scope);
    await until("the second", () => second.output().includes("No island is rendered: Another service listens"));
    assert.ok(second.output().includes("compiled"));
    assert.ok((await service.render("Counter")).html);
  });
});
