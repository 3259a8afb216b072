import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { repeatCommand } from "../../../generators/app/repeat.ts";
import { CHOICES } from "../../support/choices.ts";

const run = { install: true, yes: false, dryRun: false, json: false, choices: {}, wire: true, forceVersion: false };

describe("the command that repeats a run", () => {
  it("asks nothing, and names what is not the default", () => {
    assert.equal(repeatCommand(CHOICES, [], run), "npm init webpack-frontend django -- --yes");
    assert.equal(
      repeatCommand({ ...CHOICES, directory: "web", styles: [] }, [], { ...run, wire: false, onConflict: "skip" }),
      "npm init webpack-frontend django -- --yes --directory web --styles css --no-wire --on-conflict skip",
    );
  });

  it("names what was said, also where it is the default", () => {
    const choices = { ...CHOICES, bundler: "rspack" } as const;
    const said = { bundler: "rspack", transpiler: "ts-loader", packageManager: "npm" } as const;
    assert.match(
      repeatCommand(choices, [], { ...run, choices: said }),
      /--yes --bundler rspack --transpiler ts-loader --package-manager npm$/,
    );
  });

  it("goes on with an old version where this one did", () => {
    assert.match(repeatCommand(CHOICES, [], { ...run, forceVersion: true }), /--yes --force-version$/);
  });

  it("names UI libraries with commas, and none where that was said", () => {
    const choices = { ...CHOICES, architecture: "islands", ui: ["react", "vue"] } as const;
    assert.match(repeatCommand(choices, [], run), /-- --yes --architecture islands --ui react,vue$/);
    assert.match(
      repeatCommand(CHOICES, [], { ...run, choices: { ui: [], features: [] } }),
      /--ui none --features none$/,
    );
  });

  it("names features but those that are found by themselves", () => {
    const choices = { ...CHOICES, features: ["jinja2", "workers"] } as const;
    const words = "npm init webpack-frontend django -- --yes --features";
    assert.equal(repeatCommand(choices, [], run), `${words} jinja2,workers`);
    assert.equal(repeatCommand(choices, ["jinja2"], run), `${words} workers`);
    const said = { features: ["jinja2"] } as const;
    assert.equal(repeatCommand(choices, ["jinja2"], { ...run, choices: said }), `${words} jinja2,workers`);
  });
});
