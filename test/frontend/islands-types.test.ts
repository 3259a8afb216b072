import assert from "node:assert/strict";
import { rm, stat } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import type { Running } from "../support/processes.ts";
import { until } from "../support/until.ts";
import { isDefault } from "../support/variant.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readDevManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

/** Each framework, alone or beside another. */
const UI = ["react", "vue", "preact", "react,vue", "none"];

const COUNTER = "src/islands/Counter.tsx";
const PALETTE = "src/islands/Palette.vue";

const optionsFor = (ui: string) => ["--architecture", "islands", "--ui", ui];

type Props = Record<string, { schema: { properties: Record<string, unknown>; required?: string[] } }>;

/** Undefined if there are none, or they are not written yet. */
const readProps = (folder: Folder) => folder.json("props.json").catch(() => undefined) as Promise<Props | undefined>;

/** The line and the column of a text. */
async function placeOf(folder: Folder, file: string, text: string): Promise<[number, number]> {
  const lines = (await folder.read(file)).split("\n");
  const line = lines.findIndex((one) => one.includes(text));
  assert.notEqual(line, -1, `${file} has ${text}`);
  return [line + 1, (lines[line]?.indexOf(text) ?? 0) + 1];
}

describe("islands, as rendered,", { skip: !isDefault && "no engine has a part in it" }, () => {
  const scope = suiteScope();
  for (const ui of UI) {
    it(`pass their tests: ${ui}`, async () => {
      const folder = await makeFolder(scope, "css", "frontend", "django", optionsFor(ui));
      const { code, text } = await folder.script("test");
      assert.equal(code, 0, text);
      for (const name of ["Chart", ui.includes("react") && "Counter", ui.includes("vue") && "Palette"].filter(
        Boolean,
      )) {
        assert.match(text, new RegExp(`src/islands/${String(name)}\\.test\\.tsx?`));
      }
    });
  }
});

describe("a folder with islands of React and Vue", () => {
  const scope = suiteScope();
  let folder: Folder;

  before(async () => {
    folder = await makeFolder(scope, "css", "frontend", "django", optionsFor("react,vue"));
  });

  it("is built, and says what each island takes", async () => {
    const { code, text } = await folder.script("build");
    assert.equal(code, 0, text);
    assert.doesNotMatch(text, /warning/i);
    const { Counter, Palette } = (await readProps(folder)) ?? {};
    assert.deepEqual(Object.keys(Counter?.schema.properties ?? {}), ["start"]);
    assert.deepEqual(Palette?.schema.required, ["colours"]);
  });

  it("is not built with type errors, which are told with file and line", async () => {
    const [counter, palette] = [await folder.read(COUNTER), await folder.read(PALETTE)];
    await folder.edit(COUNTER, "useState(start)", "useState<string>(start)");
    await folder.edit(PALETTE, 'ref("")', "ref<number>('')");
    await folder.edit(PALETTE, ':key="colour"', ':key="color"');
    const places = [
      [COUNTER, await placeOf(folder, COUNTER, "start);"), "TS2345"],
      [PALETTE, await placeOf(folder, PALETTE, "'');"), "TS2345"],
      [PALETTE, await placeOf(folder, PALETTE, 'color"'), "TS2551"],
    ] as const;
    const built = await folder.script("build");
    const checked = await folder.script("typecheck");
    assert.deepEqual([built.code, checked.code], [1, 2]);
    for (const [file, [line, column], error] of places) {
      assert.ok(built.text.includes(`ERROR in ${file}:${line}:${column}\n${error}: `), built.text);
      assert.ok(checked.text.includes(`${file}(${line},${column}): error ${error}: `), checked.text);
    }
    await folder.write(COUNTER, counter);
    await folder.write(PALETTE, palette);
  });

  it("tells, and is built, when a prop is one that no template can give", async () => {
    await folder.edit(COUNTER, "start?: number;", "start?: number;\n  onEnd: () => void;");
    const { code, text } = await folder.script("build");
    assert.equal(code, 0, text);
    const [line, column] = await placeOf(folder, COUNTER, "onEnd");
    assert.ok(text.includes(`\nWARNING in ${COUNTER}:${line}:${column}: no template can give the prop onEnd, `), text);
    await folder.edit(COUNTER, "\n  onEnd: () => void;", "");
  });

  it("is built, though what reads the props breaks down", async () => {
    const script = await folder.read("scripts/props/schema.mjs");
    await folder.write("scripts/props/schema.mjs", "throw new Error('broken script');\n");
    const { code, text } = await folder.script("build");
    await folder.write("scripts/props/schema.mjs", script);
    assert.equal(code, 0, text);
    assert.match(text, /^WARNING in scripts\/props\.mjs: .*\nFix: see what npm run props says of it\.$/m);
  });

  it("is linted by the rules of both", { skip: !isDefault && "no engine has a part in it" }, async () => {
    await folder.write(
      "src/islands/Hooks.tsx",
      'import { useState } from "react";\n\nexport default function Hooks({ on }: { on: boolean }) {\n  if (on) useState(0);\n  return <p>hooks</p>;\n}\n',
    );
    await folder.write(
      "src/islands/Rules.vue",
      '<script setup lang="ts">\nconst { label } = defineProps<{ label: string }>();\nasync function wait(): Promise<void> {\n  await Promise.resolve(label);\n}\nwait();\n</script>\n\n' +
        '<template>\n  <p v-for="one in [1, 2]">{{ one }}</p>\n</template>\n',
    );
    const { code, text } = await folder.script("lint");
    assert.equal(code, 1);
    assert.match(text, /Hooks\.tsx\n +4:11 +error .* react-hooks\/rules-of-hooks\n/);
    assert.match(text, /Rules\.vue\n +6:1 +error .* @typescript-eslint\/no-floating-promises\n/);
    assert.match(text, /\n +10:3 +error .* vue\/require-v-for-key\n/);
    await rm(folder.path("src/islands/Hooks.tsx"));
    await rm(folder.path("src/islands/Rules.vue"));
  });
});

describe("islands from the dev server", () => {
  const scope = suiteScope();
  let folder: Folder;
  let server: Running;

  before(async () => {
    folder = await makeFolder(scope, "css", "frontend", "django", optionsFor("react,vue"));
    server = await folder.serve(scope);
    await until("a compiled dev manifest", async () => (await readDevManifest(folder))?.status === "ready");
  });

  after(() => server.stop());

  const propsOf = async (name: string) => Object.keys((await readProps(folder))?.[name]?.schema.properties ?? {});

  it("say beside it what each takes", async () => {
    await until("the props", () => readProps(folder));
    assert.deepEqual(await propsOf("Counter"), ["start"]);
  });

  it("say it again when a type has changed: React", async () => {
    await folder.edit(COUNTER, "start?: number;", "start?: number;\n  step?: number;");
    await until("the new prop", async () => (await propsOf("Counter")).includes("step"));
  });

  it("say it again when a type has changed: Vue", async () => {
    await folder.edit(PALETTE, "colours: string;", "colours: string;\n  chosen?: string;");
    await until("the new prop", async () => (await propsOf("Palette")).includes("chosen"));
  });

  it("say it of a new one, and no more of one that has gone", async () => {
    await folder.write(
      "src/islands/New.ts",
      "export default (root: HTMLElement, { a }: { a: string }): void => root.append(a);\n",
    );
    await until("its props", async () => (await propsOf("New")).includes("a"));
    await rm(folder.path("src/islands/New.ts"));
    await until("their end", async () => !("New" in ((await readProps(folder)) ?? { New: 0 })));
  });

  it("say it though there is a type error, of which the server tells", async () => {
    await folder.edit(PALETTE, "chosen?: string;", "chosen?: string;\n  more?: string;");
    await folder.edit(PALETTE, 'ref("")', "ref<number>('')");
    await until("the new prop", async () => (await propsOf("Palette")).includes("more"));
    const [line, column] = await placeOf(folder, PALETTE, "'');");
    await until("the warning", () => server.output().includes(`WARNING in ${PALETTE}:${line}:${column}\n`));
    await folder.edit(PALETTE, "ref<number>('')", 'ref("")');
    await until("its end", () => server.output().includes("no type errors"));
  });

  it("tell of a prop that no template can give, once", async () => {
    const TOLD = /WARNING in src\/islands\/Counter\.tsx:\d+:3: no template can give the prop onEnd, /g;
    await folder.edit(COUNTER, "step?: number;", "step?: number;\n  onEnd: () => void;");
    await until("the warning", () => TOLD.test(server.output()));
    await folder.edit(COUNTER, "step?: number;", "step?: number; ");
    const { mtimeMs } = await stat(folder.path("props.json"));
    await until("the props of that", async () => (await stat(folder.path("props.json"))).mtimeMs > mtimeMs);
    assert.equal(server.output().match(TOLD)?.length, 1);
  });
});
