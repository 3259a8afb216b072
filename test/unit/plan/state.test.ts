import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { it, type TestContext } from "node:test";
import { choiceNames, type PartialChoices } from "../../../generators/choices.ts";
import { hash } from "../../../generators/plan/plan.ts";
import { findState, formatState, refuseOtherChoices, stateFile, type State } from "../../../generators/plan/state.ts";
import { RefusedError } from "../../../generators/errors.ts";
import { CHOICES } from "../../support/choices.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const state: State = {
  version: "1.0.0",
  choices: { ...CHOICES, directory: "web", styles: [] },
  wiring: ["INSTALLED_APPS"],
  files: { "b.ts": hash(Buffer.from("b")), "a.ts": hash(Buffer.from("a")) },
};

function project(test: TestContext, files: Record<string, string>): string {
  const base = temporaryFolder(test);
  for (const [folder, contents] of Object.entries(files)) {
    mkdirSync(join(base, folder));
    writeFileSync(join(base, folder, stateFile), contents);
  }
  return base;
}

it("is found in the only rendered folder, whatever its name, or in the one that is asked for", (test) => {
  const base = project(test, { web: formatState(state) });
  assert.deepEqual(findState(base, undefined), state);
  assert.deepEqual(findState(base, "web"), state);
  assert.equal(findState(base, "frontend"), undefined);
});

it("is not guessed where there are two rendered folders", (test) => {
  assert.equal(findState(project(test, { web: formatState(state), admin: formatState(state) }), undefined), undefined);
});

it("knows a folder that was renamed by its new name", (test) => {
  assert.equal(findState(project(test, { client: formatState(state) }), undefined)?.choices.directory, "client");
});

it("is written with sorted paths, so that the same run gives the same bytes", () => {
  assert.equal(
    formatState(state),
    formatState({ ...state, files: Object.fromEntries(Object.entries(state.files).reverse()) }),
  );
});

it("has the default of a choice that came with a later version", (test) => {
  const older = { ...state, choices: { ...state.choices, transpiler: undefined } };
  const base = project(test, { web: JSON.stringify(older) });
  assert.equal(findState(base, undefined)?.choices.transpiler, "ts-loader");
});

it("has no features where it was written before there were any, and each once", (test) => {
  const older = { ...state, choices: { ...state.choices, features: undefined } };
  assert.deepEqual(findState(project(test, { web: JSON.stringify(older) }), undefined)?.choices.features, []);
  const twice = { ...state, choices: { ...state.choices, features: ["workers", "jinja2", "workers"] } };
  const base = project(test, { web: JSON.stringify(twice) });
  assert.deepEqual(findState(base, undefined)?.choices.features, ["jinja2", "workers"]);
});

it("has no UI library where it was written before those were a list", (test) => {
  const older = { ...state, choices: { ...state.choices, ui: "none" } };
  assert.deepEqual(findState(project(test, { web: JSON.stringify(older) }), undefined)?.choices.ui, []);
});

it("has its choices in the order in which create writes them", (test) => {
  const { features, ui, ...others } = state.choices;
  const base = project(test, { web: formatState({ ...state, choices: { features, ...others, ui } }) });
  const keys = Object.keys(findState(base, undefined)?.choices ?? {});
  assert.deepEqual(keys, ["backend", "directory", ...choiceNames]);
});

for (const [name, value] of [
  ["styles", "../../secrets"],
  ["features", ["workers", "islands"]],
  ["ui", "svelte"],
  ["ui", ["react", "svelte"]],
  ["ui", ["preact", "react"]],
  ["architecture", "spa"],
  ["backend", "rails"],
  ["packageManager", "./evil"],
  ["packageManager", "npm; touch X"],
  ["packageManager", ["npm"]],
  ["bundler", null],
  ["constructor", "x"],
  ["islands", true],
] as const) {
  it(`is refused with a choice that this version does not know: ${name}`, (test) => {
    const newer = { ...state, choices: { ...state.choices, [name]: value } };
    const message = `web/${stateFile} says ${name} ${JSON.stringify(value)}, which this version does not know.`;
    assert.throws(
      () => findState(project(test, { web: JSON.stringify(newer) }), undefined),
      (error) => error instanceof RefusedError && error.message === message && error.fix.includes("@latest"),
    );
  });
}

const [sum] = Object.values(state.files);
const wrong = [
  { files: { "../manage.py": sum } },
  { files: { "/etc/passwd": sum } },
  { files: { "a.ts": "no hash" } },
  { files: null },
  { files: [] },
  { choices: null },
  { choices: [] },
  { wiring: "INSTALLED_APPS" },
  { wiring: [{}] },
  { version: "1.0.0; touch X" },
].map((part) => JSON.stringify({ ...state, ...part }));

for (const broken of ["", "{", "{}", "[]", "null", '"', '{"version": "1"}', ...wrong]) {
  it(`is refused when it is broken: ${JSON.stringify(broken)}`, (test) => {
    const base = project(test, { frontend: broken });
    assert.throws(
      () => findState(base, undefined),
      (error) => error instanceof RefusedError && error.fix.includes("git checkout"),
    );
  });
}

it("may begin with a byte order mark", (test) => {
  assert.deepEqual(findState(project(test, { web: `\uFEFF${formatState(state)}` }), undefined), state);
});

it("is found in a folder that is a link", (test) => {
  const base = project(test, { web: formatState(state) });
  renameSync(join(base, "web"), join(base, ".sources"));
  symlinkSync(".sources", join(base, "web"));
  assert.deepEqual(findState(base, "web"), state);
});

const strange = {
  "is a folder": (file: string) => {
    mkdirSync(file);
  },
  "is a named pipe": (file: string) => void execFileSync("mkfifo", [file]),
  "is a device": (file: string) => {
    symlinkSync("/dev/zero", file);
  },
  "is larger than 64 MB": (file: string) => {
    writeFileSync(file, "");
    truncateSync(file, 65 * 1024 * 1024);
  },
};
for (const [what, make] of Object.entries(strange)) {
  it(`is refused where it ${what}`, (test) => {
    const base = temporaryFolder(test);
    mkdirSync(join(base, "web"));
    make(join(base, "web", stateFile));
    assert.throws(
      () => findState(base, undefined),
      (error) => error instanceof RefusedError && error.message === `web/${stateFile} ${what}; nothing was written.`,
    );
  });
}

it("is that of another frontend where the backend or a choice differs", () => {
  refuseOtherChoices(state, { backend: "django", styles: [] });
  assert.throws(() => {
    refuseOtherChoices(state, { backend: "flask" });
  }, /web\/ was rendered for django, not for flask/);
  assert.throws(
    () => {
      refuseOtherChoices(state, { bundler: "rspack", packageManager: "pnpm" });
    },
    (error) =>
      error instanceof RefusedError &&
      error.message === "web/ was rendered with --package-manager npm, not pnpm." &&
      error.fix === "Leave --package-manager out, or choose another folder with --directory.",
  );
});

it("has other features by add", () => {
  refuseOtherChoices({ ...state, choices: { ...state.choices, features: ["workers"] } }, { features: ["workers"] });
  refuseOtherChoices(state, { features: [] });
  assert.throws(
    () => {
      refuseOtherChoices(state, { features: ["workers"] });
    },
    (error) =>
      error instanceof RefusedError &&
      error.message === "web/ was rendered without workers." &&
      error.fix === "Change that: npm init webpack-frontend add workers",
  );
  assert.throws(
    () => {
      refuseOtherChoices(state, { bundler: "rspack", features: ["workers"] });
    },
    (error) =>
      error instanceof RefusedError && error.fix === "Change that: npm init webpack-frontend add rspack workers",
  );
});

it("has fewer features by remove, but for those that come by themselves", () => {
  const choices = { ...state.choices, ui: ["react", "vue"], features: ["jinja2", "workers"] } as const;
  refuseOtherChoices({ ...state, choices }, { ui: ["react", "vue"], features: ["workers"] }, ["jinja2"]);
  const cases: [said: PartialChoices, message: string, command: string][] = [
    [{ ui: ["react"] }, "with --ui react,vue, not react", "remove vue"],
    [{ ui: [] }, "with --ui react,vue, not none", "remove react vue"],
    [{ ui: ["preact", "vue"] }, "without preact", "add preact"],
    [
      { bundler: "rspack", features: [] },
      "with --bundler webpack, not rspack",
      "add rspack && npm init webpack-frontend remove workers",
    ],
  ];
  for (const [said, message, command] of cases) {
    assert.throws(
      () => {
        refuseOtherChoices({ ...state, choices }, said, ["jinja2"]);
      },
      (error) =>
        error instanceof RefusedError &&
        error.message === `web/ was rendered ${message}.` &&
        error.fix === `Change that: npm init webpack-frontend ${command}`,
    );
  }
});

it("can be changed with add where all choices that differ can be", () => {
  assert.throws(
    () => {
      refuseOtherChoices(state, { bundler: "rspack", transpiler: "swc", styles: [], directory: "web" });
    },
    (error) =>
      error instanceof RefusedError &&
      error.message === "web/ was rendered with --bundler webpack, not rspack." &&
      error.fix === "Change that: npm init webpack-frontend add rspack swc -- --directory web",
  );
});
