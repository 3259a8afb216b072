import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addable } from "../../generators/addable.ts";
import { choiceTable } from "../../generators/choiceTable.ts";
import { choiceNames, isChangeable } from "../../generators/choices.ts";
import type { ChangeOptions } from "../../generators/command/changeOptions.ts";
import { UsageError } from "../../generators/errors.ts";
import type { CreateOptions } from "../../generators/app/options.ts";
import { parseOptions, type Task } from "../../generators/commandLine.ts";

const asTold = { install: true, yes: false, dryRun: false, json: false };
const nothing: CreateOptions = { ...asTold, choices: {}, wire: true, forceVersion: false };

function task(words: string, env: NodeJS.ProcessEnv = {}): Task {
  const result = parseOptions(words.split(" ").filter(Boolean), env, "1.2.3");
  assert.ok("run" in result, `${words} asks for a run`);
  return result;
}

function parsed(words: string, env: NodeJS.ProcessEnv = {}): CreateOptions {
  const { command, run } = task(words, env);
  assert.ok(command === "create");
  return run;
}

function parsedChange(words: string, env: NodeJS.ProcessEnv = {}): ChangeOptions {
  const { command, run } = task(words, env);
  assert.ok(command !== "create" && words.split(" ").includes(command));
  return run;
}

function printed(words: string): string {
  const result = parseOptions(words.split(" "), {}, "1.2.3");
  assert.ok("print" in result, `${words} asks for a text`);
  return result.print;
}

describe("the command line", () => {
  const cases: [string, Partial<CreateOptions>][] = [
    ["", {}],
    ["django", { choices: { backend: "django" } }],
    ["--directory web --styles css", { choices: { directory: "web", styles: [] } }],
    ["--features workers", { choices: { features: ["workers"] } }],
    ["--features workers,jinja2,workers", { choices: { features: ["jinja2", "workers"] } }],
    ["--package-manager pnpm", { choices: { packageManager: "pnpm" } }],
    [
      "--architecture hybrid --ui none --bundler webpack",
      { choices: { architecture: "hybrid", ui: [], bundler: "webpack" } },
    ],
    ["--architecture islands --ui vue,react,vue", { choices: { architecture: "islands", ui: ["react", "vue"] } }],
    ["--ui preact --features none", { choices: { ui: ["preact"], features: [] } }],
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
    ["--styles sass", /^--styles sass is not known\. Did you mean scss\?\n.*css, scss, less, tailwind$/],
    ["--bundler parcel", /^--bundler parcel is not known\.\nChoose one of: webpack, rspack$/],
    ["--package-manager npn", /Did you mean npm\?/],
    ["--on-conflict overwirte", /Did you mean overwrite\?/],
    ["--features workers,jinja", /^--features jinja is not known\. Did you mean jinja2\?/],
    ["--ui react,veu", /^--ui veu is not known\. Did you mean vue\?\nChoose one of: none, react, vue, preact$/],
    ["--features tailwind", /^--features tailwind is not known\.\nWrite --styles tailwind$/],
    ["--features workers,react", /^--features react is not known\.\nWrite --ui react$/],
    ["--styles none", /^--styles none is not known\.\nChoose one of: css, scss, less, tailwind$/],
    ["--ui svelte", /^--ui svelte is not known\.\n/],
    ["--ui react,", /^--ui "" is not known\.\n/],
    ["--ui react,none", /^none and react exclude each other\.\n/],
    ["--ui preact,vue,react", /^react and preact exclude each other: Preact stands under React's name\.\nGive one/],
    ["--architecture island", /Did you mean islands\?/],
    ["remov react", /Did you mean remove\?/],
    ["rails", /^The backend rails is not known\.\n.*django, flask, fastapi, pyramid$/],
    ["djagno", /Did you mean django\?/],
    ["Djano", /Did you mean django\?/],
    ["ad rspack", /Did you mean add\?/],
    ["django flask", /Too many arguments: flask\./],
    ["--directory", /argument missing/],
    ["--force --on-conflict skip", /--force contradicts --on-conflict skip/],
  ];
  for (const [words, message] of wrong) {
    it(`refuses "${words}"`, () => {
      assert.throws(
        () => parsed(words),
        (error) => error instanceof UsageError && message.test(`${error.message}\n${error.fix}`) && error.fix !== "",
      );
    });
  }

  const npm = { npm_config_user_agent: "npm/11.6.0 node/v24.1.0 linux x64" };
  const hints: [string, string, NodeJS.ProcessEnv, boolean][] = [
    ["a value whose option npm may have taken", "tailwind", npm, true],
    ["one word too many", "django tailwind", npm, true],
    ["a value behind add", "add frontend", npm, true],
    ["a word misspelled", "djagno", npm, false],
    ["options that did arrive", "tailwind --yes", npm, false],
    ["an option that is wrong", "--style css", npm, false],
    ["pnpm", "tailwind", { npm_config_user_agent: "pnpm/10.1.0 npm/? node/v24.1.0" }, false],
    ["nobody between", "tailwind", {}, false],
  ];
  for (const [title, words, env, isHelpful] of hints) {
    it(`tells ${isHelpful ? "of" : "nothing of"} npm's bare -- for ${title}`, () => {
      assert.throws(
        () => task(words, env),
        (error) => error instanceof UsageError && error.fix.includes("after a bare --.") === isHelpful,
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
      "add \\[options\\] \\[feature...\\]",
      "remove \\[options\\] \\[feature...\\]",
      "--ui <names>",
    ]) {
      assert.match(printed("--help"), new RegExp(word));
    }
  });

  it("prints its version", () => {
    assert.equal(printed("--version"), "1.2.3\n");
  });
});

describe("the command lines of add and remove", () => {
  const cases: [string, Partial<ChangeOptions>][] = [
    ["add rspack", { changes: { bundler: "rspack" } }],
    ["add rspack swc", { changes: { bundler: "rspack", transpiler: "swc" } }],
    ["add workers", { changes: { features: ["workers"] } }],
    ["add workers rspack jinja2", { changes: { bundler: "rspack", features: ["jinja2", "workers"] } }],
    [
      "add react islands workers vue",
      { changes: { ui: ["react", "vue"], architecture: "islands", features: ["workers"] } },
    ],
    ["remove react workers", { changes: { ui: ["react"], features: ["workers"] } }],
    ["remove islands --directory web", { changes: { architecture: "islands" }, directory: "web" }],
    ["add", {}],
    ["remove --directory web", { directory: "web" }],
    ["add css", { bare: ["styles"] }],
    ["add css tailwind", { changes: { styles: ["tailwind"] }, bare: ["styles"] }],
    ["add webpack webpack", { changes: { bundler: "webpack" } }],
    ["add swc --directory web", { changes: { transpiler: "swc" }, directory: "web" }],
    ["add --yes -- rspack --no-install", { changes: { bundler: "rspack" }, yes: true, install: false }],
    [
      "add rspack --dry-run --json --force",
      { changes: { bundler: "rspack" }, dryRun: true, json: true, onConflict: "overwrite" },
    ],
  ];
  for (const [words, expected] of cases) {
    it(`reads "${words}"`, () => {
      assert.deepEqual(parsedChange(words), { ...asTold, changes: {}, bare: [], ...expected });
    });
  }

  const wrong: [string, RegExp][] = [
    ["add rspak", /^The feature rspak is not known\. Did you mean rspack\?\n.*webpack, rspack, ts-loader, swc/],
    ["add preact react", /^react and preact exclude each other: Preact stands under React's name\./],
    ["add css scss", /^css and scss exclude each other: the style sheets of a page have one language\./],
    ["add islands hybrid", /^islands and hybrid exclude each other: both are the architecture\./],
    ["remove raect", /^The feature raect is not known\. Did you mean react\?/],
    ["--yes remove react", /--yes stands before remove[^]*npm init webpack-frontend remove react -- …/],
    ["remove react --ui vue", /Unknown option '--ui'[^]*See: npm init webpack-frontend remove -- --help/],
    ["add workers rspak", /Did you mean rspack\?/],
    ["add npm", /^The feature npm is not known\.\n/],
    ["add rspack webpack", /rspack and webpack exclude each other: both are the bundler/],
    ["add rspack --styles css", /Unknown option '--styles'/],
    ["--yes add rspack", /--yes stands before add/],
    ["add rspack --force --on-conflict skip", /--force contradicts --on-conflict skip/],
  ];
  for (const [words, message] of wrong) {
    it(`refuses "${words}"`, () => {
      assert.throws(
        () => task(words),
        (error) => error instanceof UsageError && message.test(`${error.message}\n${error.fix}`) && error.fix !== "",
      );
    });
  }

  it("prints help with every feature", () => {
    const help = printed("add --help");
    for (const feature of addable.keys()) assert.match(help, new RegExp(`\\b${feature}\\b`));
    assert.match(help, /\nBundler\n {2}webpack +every plugin works; builds slower\n {2}rspack +same/);
    assert.match(help, /\nUI libraries\n {2}react +components in \.tsx files\n/);
    assert.match(help, /\nLanguages of the style sheets\n {2}css +as browsers read it/);
    const removed = printed("remove --help");
    assert.match(
      removed,
      /\nHow pages are made\n {2}islands +the same[^\n]*\n {2}ssr-service +islands arrive[^\n]*\nUI libraries\n/,
    );
    assert.doesNotMatch(removed, /^ {2}(hybrid|webpack|css) /m);
  });

  it("has a name of its own for each feature", () => {
    const values = choiceNames.filter(isChangeable).flatMap((name): string[] => [...choiceTable[name].values]);
    assert.deepEqual([...addable.keys()].sort(), [...values, "css"].sort());
  });

  it("takes npm's --dry-run for ours", () => {
    assert.equal(parsedChange("add rspack", { npm_config_dry_run: "true" }).dryRun, true);
  });

  for (const [env, option] of [
    [{ npm_config_force: "true" }, "--force"],
    [{ npm_config_json: "true" }, "--json"],
    [{ npm_config_directory: "web" }, "--directory web"],
    [{ npm_config_on_conflict: "skip" }, "--on-conflict skip"],
  ] as const) {
    it(`stops on a swallowed ${option}, and says how to type it`, () => {
      assert.throws(
        () => task("add rspack", env),
        (error) =>
          error instanceof UsageError && error.fix === `Write: npm init webpack-frontend add rspack -- ${option}`,
      );
    });
  }
});

describe("flags that npm swallowed", () => {
  it("takes npm's --dry-run for ours", () => {
    assert.equal(parsed("", { npm_config_dry_run: "true" }).dryRun, true);
  });

  for (const [env, option] of [
    [{ npm_config_force: "true" }, "--force"],
    [{ npm_config_json: "true" }, "--json"],
    [{ npm_config_styles: "css" }, "--styles css"],
    [{ npm_config_features: "workers" }, "--features workers"],
    [{ npm_config_ui: "react" }, "--ui react"],
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
