import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { withAdded } from "../../../generators/add/withAdded.ts";
import type { Choices } from "../../../generators/choices.ts";
import { backCommand, changeCommand } from "../../../generators/command/changeCommands.ts";
import { parseOptions } from "../../../generators/commandLine.ts";
import { withoutRemoved } from "../../../generators/remove/withoutRemoved.ts";
import { CHOICES } from "../../support/choices.ts";

const run = { install: true, yes: false, dryRun: false, json: false, bare: [] };
const islands = { architecture: "islands" } as const;

describe("the command that repeats a change", () => {
  it("names what is there without any, and asks where nothing is named", () => {
    const plain = { ...run, changes: {}, bare: ["styles"] } as const;
    assert.equal(changeCommand("add", plain), "npm init webpack-frontend add css -- --yes");
    assert.equal(changeCommand("remove", { ...run, changes: {} }), "npm init webpack-frontend remove");
  });

  it("asks nothing, and names every feature", () => {
    const changes = { ui: ["react", "vue"], bundler: "rspack" } as const;
    assert.equal(changeCommand("add", { ...run, changes }), "npm init webpack-frontend add react vue rspack -- --yes");
    const removal = { ...run, changes: islands, directory: "my web", install: false, onConflict: "skip" } as const;
    assert.equal(
      changeCommand("remove", removal),
      'npm init webpack-frontend remove islands -- --yes --directory "my web" --no-install --on-conflict skip',
    );
  });
});

describe("the command that takes a change back", () => {
  const cases: [before: Partial<Choices>, after: Partial<Choices>, expected: string][] = [
    [{}, { bundler: "rspack" }, "add webpack"],
    [{ bundler: "rspack" }, {}, "add rspack"],
    [{}, islands, "add hybrid"],
    [islands, {}, "add islands"],
    [{}, { ...islands, ui: ["react"] }, "remove islands react"],
    [{ ...islands, ui: ["react"] }, islands, "add react"],
    [{ ui: ["react"] }, {}, "add hybrid react"],
    [islands, { ...islands, ui: ["react", "vue"], features: ["workers"] }, "remove react vue workers"],
    [{ ui: ["react"] }, { ui: ["preact"] }, "add react"],
    [{ ui: ["react"] }, { ui: ["preact", "vue"] }, "add react && npm init webpack-frontend remove vue"],
    [{ bundler: "rspack" }, { features: ["workers"] }, "add rspack && npm init webpack-frontend remove workers"],
    [{}, { bundler: "rspack", features: ["workers"] }, "remove rspack workers"],
    [{ ...islands, ui: ["vue"] }, { ui: ["vue"] }, "add islands"],
    [{}, { styles: ["less"] }, "add scss"],
    [{}, { styles: [] }, "add scss"],
    [{ styles: [] }, {}, "remove scss"],
    [{ styles: ["scss", "tailwind"] }, { styles: ["tailwind"] }, "add scss"],
  ];
  for (const [before, after, expected] of cases) {
    const title = `${JSON.stringify(before)} to ${JSON.stringify(after)}`;
    it(`is "${expected}" from ${title}, and does it`, () => {
      const [was, is] = [
        { ...CHOICES, ...before },
        { ...CHOICES, ...after },
      ];
      const commands = backCommand(was, is, undefined);
      assert.equal(commands, `npm init webpack-frontend ${expected}`);
      assert.deepEqual(commands.split(" && ").reduce(follow, is), was);
    });
  }

  it("names the folder where that was named", () => {
    const back = backCommand(CHOICES, { ...CHOICES, features: ["workers"] }, "web");
    assert.equal(back, "npm init webpack-frontend remove workers -- --directory web");
  });
});

/** What a command of the user's makes of choices. */
function follow(choices: Choices, typed: string): Choices {
  const task = parseOptions(typed.replace("npm init webpack-frontend ", "").split(" "), {}, "1.0.0");
  assert.ok("run" in task && task.command !== "create");
  return task.command === "add"
    ? withAdded(choices, task.run)
    : withoutRemoved(choices, task.run, { features: [], evidence: [] }, "frontend");
}
