import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decide, type Knowledge } from "../../../generators/app/decide.ts";
import type { Ask } from "../../../generators/ask.ts";
import type { FeatureName, PartialChoices } from "../../../generators/choices.ts";
import { UsageError } from "../../../generators/errors.ts";

const defaults = {
  backend: "django",
  directory: "frontend",
  architecture: "hybrid",
  ui: [],
  styles: ["scss"],
  bundler: "webpack",
  transpiler: "ts-loader",
  packageManager: "npm",
  features: [],
} as const;

interface World {
  said?: PartialChoices;
  standard?: PartialChoices;
  taken?: string[];
  folders?: string[];
  needs?: FeatureName[];
  /** Package managers that are not installed. */
  missing?: string[];
}

function knowledge({ said = {}, standard = {}, taken = [], folders = [], needs = [], missing = [] }: World): Knowledge {
  const nameProblem = (name: string) => (taken.includes(name) ? `${name} is an app of this project.` : undefined);
  const project = { backend: "django", features: needs } as const;
  const unusable = (_: string, value: string) => (missing.includes(value) ? "not installed" : undefined);
  return { project, nameProblem, said, standard, folderTaken: (name) => folders.includes(name), unusable };
}

/** Somebody at the terminal, and what they are asked. */
function person(answers: Record<string, string>): { ask: Ask; asked: string[] } {
  const asked: string[] = [];
  const answer = (message: string, standard: string) => {
    asked.push(message);
    return Promise.resolve(answers[message] ?? standard);
  };
  return {
    asked,
    ask: {
      select: (message, _values, standard) => answer(message, standard),
      several: async (message, groups, _explain, problem) => {
        const said = (await answer(message, "")).split(" ").filter(Boolean);
        const chosen = said.filter((value) => groups.some(({ values }) => values.includes(value)));
        assert.equal(problem(chosen), undefined, `${chosen.join(" and ")} can be taken`);
        return chosen;
      },
      input: async (message, standard, problem) => {
        assert.equal(await problem(standard), undefined, `the proposal ${standard} can be taken`);
        return answer(message, standard);
      },
      confirm: () => Promise.resolve(true),
    },
  };
}

describe("deciding", () => {
  it("takes the defaults with --yes", async () => {
    assert.deepEqual(await decide(knowledge({}), true, undefined), defaults);
  });

  it("takes what was said over what is usual here", async () => {
    const world = { said: { styles: [], packageManager: "yarn" }, standard: { packageManager: "pnpm" } } as const;
    assert.deepEqual(await decide(knowledge(world), true, undefined), {
      ...defaults,
      styles: [],
      packageManager: "yarn",
    });
  });

  it("takes what is usual here without a question", async () => {
    const { ask, asked } = person({});
    const world = {
      standard: {
        architecture: "hybrid",
        packageManager: "pnpm",
        styles: [],
        bundler: "rspack",
        directory: "web",
        features: [],
      },
    } as const;
    assert.deepEqual(await decide(knowledge(world), false, ask), {
      ...defaults,
      styles: [],
      bundler: "rspack",
      packageManager: "pnpm",
      directory: "web",
    });
    assert.deepEqual(asked, []);
  });

  it("joins the features that the project needs, that were said, and that an earlier run had", async () => {
    const world = { needs: ["jinja2"], said: { features: ["workers"] }, standard: { features: ["jinja2"] } } as const;
    const { features } = await decide(knowledge({ ...world, needs: [...world.needs] }), true, undefined);
    assert.deepEqual(features, ["jinja2", "workers"]);
  });

  it("asks for what is left to choose, but not for what has one answer or few care about", async () => {
    const { ask, asked } = person({ "Languages of the style sheets": "css", "What else it can do": "workers" });
    assert.deepEqual(await decide(knowledge({}), false, ask), {
      ...defaults,
      styles: [],
      features: ["workers"],
    });
    assert.deepEqual(asked, [
      "Name of the frontend folder",
      "How pages are made",
      "Languages of the style sheets",
      "Bundler",
      "Package manager",
      "What else it can do",
    ]);
  });

  it("asks for UI libraries where pages have islands", async () => {
    const answers = { "How pages are made": "islands", "UI libraries": "react,vue" };
    const { ask, asked } = person(answers);
    const { architecture, ui } = await decide(knowledge({}), false, ask);
    assert.deepEqual([architecture, ui], ["islands", ["react", "vue"]]);
    assert.deepEqual(asked.slice(1, 3), Object.keys(answers));
    const none = person({ "How pages are made": "islands" });
    assert.deepEqual((await decide(knowledge({}), false, none.ask)).ui, []);
    const said = person({ "How pages are made": "islands" });
    assert.deepEqual((await decide(knowledge({ said: { ui: ["vue"] } }), false, said.ask)).ui, ["vue"]);
    assert.ok(!said.asked.includes("UI libraries"));
  });

  it("says of each answer what it means, and of one that is not installed how to get it", async () => {
    const seen: Record<string, [string, string, string | undefined][]> = {};
    const { ask } = person({ "How pages are made": "islands" });
    const listening: Ask = {
      ...ask,
      select: (message, values, standard, explain) => {
        seen[message] = values.map((value) => {
          const { says = "", disabled } = explain?.(value) ?? {};
          return [value, says, disabled];
        });
        return ask.select(message, values, standard);
      },
    };
    const { packageManager } = await decide(knowledge({ missing: ["npm", "bun"] }), false, listening);
    assert.equal(packageManager, "pnpm", "the proposal is one that is there");
    for (const [, says] of Object.values(seen).flat()) assert.ok(says && says.split(/\s+/).length <= 6, says);
    const marked = seen["Package manager"]?.filter(([, , disabled]) => disabled !== undefined);
    assert.deepEqual(
      marked?.map(([value]) => value),
      ["npm", "bun"],
    );
  });

  it("names the missing answers when there is nobody to ask", async () => {
    await assert.rejects(decide(knowledge({}), false, undefined), (error) => {
      return (
        error instanceof UsageError &&
        error.message.includes("for --architecture, --styles, --bundler, --package-manager, --features.") &&
        error.fix.includes("--yes")
      );
    });
    const islands = knowledge({ said: { architecture: "islands" } });
    await assert.rejects(
      decide(islands, false, undefined),
      /for --ui, --styles, --bundler, --package-manager, --features\./,
    );
  });

  it("proposes a free name when the usual one is taken by an app or a folder", async () => {
    const { ask } = person({});
    assert.equal((await decide(knowledge({ taken: ["frontend"] }), false, ask)).directory, "web");
    assert.equal((await decide(knowledge({ folders: ["frontend", "web"] }), false, ask)).directory, "webpack_frontend");
    assert.equal(
      (await decide(knowledge({ taken: ["frontend", "web", "webpack_frontend", "frontend2"] }), false, ask)).directory,
      "frontend3",
    );
  });

  it("does not go on with a name that is taken, but names a free one", async () => {
    for (const said of [{}, { directory: "frontend" }]) {
      await assert.rejects(decide(knowledge({ said, taken: ["frontend"] }), true, undefined), (error) => {
        return (
          error instanceof UsageError &&
          error.message === "frontend is an app of this project." &&
          error.fix.includes("--directory web")
        );
      });
    }
  });
});
