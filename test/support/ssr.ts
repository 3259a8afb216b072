/** A page with rendered islands: its backend in production, the service beside it, and what a browser sees of it. */
import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import type { Backend } from "./backends.ts";
import { openTab, type Tab } from "./browser.ts";
import { deploy } from "./deploy.ts";
import type { Project } from "./frontend.ts";
import { start, type Running } from "./processes.ts";
import { PRODUCTION } from "./production.ts";
import type { Site } from "./serve.ts";
import type { Scope } from "./temporary.ts";
import { until } from "./until.ts";

const STORAGE = "frontend.storage.ManifestStaticFilesStorage";

export async function serve(
  scope: Scope,
  backend: Backend,
  project: Project,
  env: NodeJS.ProcessEnv = {},
): Promise<Site> {
  if (backend.name === "django") {
    return (await deploy(scope, project, { django: "5.2", backend: STORAGE, env })).site;
  }
  const server = PRODUCTION.find((one) => one.backend === backend);
  assert.ok(server);
  return server.start(scope, project, {});
}

/** As `npm run ssr` does, without npm in between. */
export async function startService(scope: Scope, { frontend }: Project, env: NodeJS.ProcessEnv = {}): Promise<Running> {
  const running = start(scope, process.execPath, ["ssr/server.mjs"], { cwd: frontend, env });
  await until("the service", () => running.output().includes("Rendering "));
  return running;
}

/** Opens a page, and notes what the server has rendered before any script runs. */
export async function openNoting(scope: Scope, browser: Browser, url: string): Promise<Tab & { warnings: string[] }> {
  const tab = await openTab(scope, browser);
  const warnings: string[] = [];
  tab.page.on("console", (message) => {
    if (["warning", "error"].includes(message.type())) warnings.push(message.text());
  });
  await tab.page.addInitScript(() => {
    document.addEventListener("readystatechange", () => {
      if (document.readyState !== "interactive") return;
      const rendered = [...document.querySelectorAll("frontend-island[ssr] > *")];
      Object.assign(globalThis, { rendered });
    });
  });
  await tab.page.goto(url);
  return { ...tab, warnings };
}
