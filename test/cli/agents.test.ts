import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { rendered, readPackage } from "./rendered.ts";

/** What a build makes, and npm. */
const MADE = ["static/", "manifest.json", ".webpack/"];

/** Commands that are the package manager's own. */
const OWN = ["init", "install"];

describe("AGENTS.md", () => {
  for (const [name, ...words] of [
    ["startproject"],
    ["startproject", "--architecture", "islands", "--ui", "react", "--features", "stimulus,htmx"],
    ["flask-module", "--bundler", "rspack", "--styles", "tailwind"],
    ["fastapi-module", "--architecture", "islands", "--features", "csrf"],
  ] as const) {
    it(`names commands and paths that are there: ${[name, ...words].join(" ")}`, async (t) => {
      const features = (words as readonly string[]).includes("--features") ? `${words.at(-1)},agents` : "agents";
      const rest = (words as readonly string[]).includes("--features") ? words.slice(0, -2) : words;
      const project = await rendered(t, name, ...rest, "--features", features);
      const text = readFileSync(join(project, "frontend/AGENTS.md"), "utf8");
      const code = [...text.matchAll(/`([^`]+)`/g)].map(([, words = ""]) => words);

      const scripts = code.flatMap((words) => /^npm (?:run )?([\w-]+)/.exec(words)?.[1] ?? []);
      assert.ok(scripts.length >= 8, text);
      const { scripts: known } = readPackage(project);
      for (const script of scripts) assert.ok(script in known || OWN.includes(script), script);

      const paths = code.filter((words) => /^[\w./-]+[/.][\w./-]*$/.test(words) && words !== "@/");
      assert.ok(paths.length >= 8, text);
      for (const path of paths) assert.ok(existsSync(join(project, "frontend", path)) || MADE.includes(path), path);
      assert.equal(text.includes("src/islands/"), (words as readonly string[]).includes("islands"));
    });
  }

  it("comes where somebody asks for it alone", async (t) => {
    assert.ok(!existsSync(join(await rendered(t), "frontend/AGENTS.md")));
  });
});
