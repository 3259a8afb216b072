import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { UsageError } from "../../generators/errors.ts";
import { parseOptions, type Options } from "../../generators/options.ts";

const nothing: Options = { choices: {}, wire: true, install: true, yes: false, dryRun: false, json: false };

function parsed(words: string, env: NodeJS.ProcessEnv = {}): Options {
  const result = parseOptions(words.split(" ").filter(Boolean), env, "1.2.3");
  assert.ok("run" in result, `${words} asks for a run`);
  return result.run;
}

function printed(words: string): string {
  const result = parseOptions(words.split(" "), {}, "1.2.3");
  assert.ok("print" in result, `${words} asks for a text`);
  return result.print;
}

describe("the command line", () => {
  const cases: [string, Partial<Options>][] = [
    ["", {}],
    ["django", { choices: { backend: "django" } }],
    ["--directory web --styles css", { choices: { directory: "web", styles: "css" } }],
    ["--package-manager pnpm", { choices: { packageManager: "pnpm" } }],
    [
      "--architecture hybrid --ui none --bundler webpack",
      { choices: { architecture: "hybrid", ui: "none", bundler: "webpack" } },
    ],
    ["--no-wire --no-install", { wire: false, install: false }],
    ["--yes --dry-run --json", { yes: true, dryRun: true, json: true }],
    ["--answers a.json", { answers: "a.json" }],
    ["--on-conflict skip", { onConflict: "skip" }],
    ["--force", { onConflict: "overwrite" }],
    ["--force --on-conflict overwrite", { onConflict: "overwrite" }],
    ["-- django --yes", { choices: { backend: "django" }, yes: true }], // pnpm passes the -- on
  ];
  for (const [words, expected] of cases) {
    it(`reads "${words}"`, () => {
      assert.deepEqual(parsed(words), { ...nothing, ...expected });
    });
  }

  const wrong: [string, RegExp][] = [
    ["--colour", /Unknown option '--colour'/],
    ["--style css", /Did you mean --styles\?/],
    ["--styles sass", /'sass' is invalid.*scss, css/],
    ["rails", /'rails' is invalid.*django/],
    ["django flask", /[Tt]oo many arguments/],
    ["--directory", /argument missing/],
    ["--force --on-conflict skip", /--force contradicts --on-conflict skip/],
  ];
  for (const [words, message] of wrong) {
    it(`refuses "${words}"`, () => {
      assert.throws(
        () => parsed(words),
        (error) => error instanceof UsageError && message.test(error.message) && error.fix !== "",
      );
    });
  }

  it("prints help with every option and how to get past npm's --", () => {
    for (const word of [
      "--directory",
      "--styles",
      "--on-conflict",
      "--answers",
      "npm init webpack-frontend django -- --yes",
      "pnpm create",
    ]) {
      assert.match(printed("--help"), new RegExp(word));
    }
  });

  it("prints its version", () => {
    assert.equal(printed("--version"), "1.2.3\n");
  });
});

describe("flags that npm swallowed", () => {
  it("takes npm's --dry-run for ours", () => {
    assert.equal(parsed("", { npm_config_dry_run: "true" }).dryRun, true);
  });

  for (const [env, option] of [
    [{ npm_config_force: "true" }, "--force"],
    [{ npm_config_styles: "css" }, "--styles css"],
    [{ npm_config_package_manager: "pnpm" }, "--package-manager pnpm"],
    [{ npm_config_on_conflict: "skip" }, "--on-conflict skip"],
  ] as const) {
    it(`stops on a swallowed ${option}, and says how to type it`, () => {
      assert.throws(
        () => parsed("", env),
        (error) =>
          error instanceof UsageError &&
          error.message.includes(option) &&
          error.fix === `Write: npm init webpack-frontend -- ${option}`,
      );
    });
  }

  it("goes on when the option has arrived as well", () => {
    assert.equal(parsed("--force", { npm_config_force: "true" }).onConflict, "overwrite");
  });
});
