import assert from "node:assert/strict";
import { rm, stat } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { makeFolder, type Folder } from "./folder.ts";
import { OF_REACT, OF_VUE, SHARED, TYPES, WAYS, type Kinds } from "./islands-kinds.ts";
import { suiteScope } from "./scope.ts";

interface Schema {
  properties: Record<string, Schema & { title?: string }>;
  required?: string[];
  additionalProperties: unknown;
}

type Props = Record<string, { file: string; schema: Schema }>;

const readProps = (folder: Folder) => folder.json("props.json") as Promise<Props>;

async function write(folder: Folder, kinds: Kinds): Promise<void> {
  await folder.write("src/lib/shared.ts", SHARED);
  for (const [file, { text }] of Object.entries(kinds)) await folder.write(`src/islands/${file}`, text);
}

/** Without the titles, which are for people. */
function untitled(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(untitled);
  if (typeof schema !== "object" || schema === null) return schema;
  const kept = Object.entries(schema).filter(([word, value]) => word !== "title" || typeof value === "object");
  return Object.fromEntries(kept.map(([word, value]) => [word, untitled(value)]));
}

/** Sorted, where the order is the compiler's. */
function sorted(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(sorted).sort();
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(Object.entries(schema).map(([word, value]) => [word, sorted(value)]));
}

const ways: [string[], Kinds][] = [
  [["react", "vue"], { ...WAYS, ...OF_REACT, ...TYPES, ...OF_VUE }],
  [["preact"], { ...WAYS, ...TYPES }],
];

for (const [ui, kinds] of ways) {
  describe(`the props of islands, read from types: ${ui.join(" and ")}`, () => {
    const scope = suiteScope();
    let props: Props;

    before(async () => {
      const options = ["--architecture", "islands", "--ui", ui.join()];
      const folder = await makeFolder(scope, "css", "frontend", "django", options);
      await write(folder, kinds);
      const { code, text } = await folder.script("props");
      assert.deepEqual({ code, text }, { code: 0, text: "" });
      props = await readProps(folder);
    });

    for (const [file, { expected }] of Object.entries(kinds)) {
      it(file, () => {
        const name = file.replace(/\.\w+$/, "");
        const { props: properties, required, rest = false } = expected;
        const schema = { type: "object", properties, ...(required && { required }), additionalProperties: rest };
        assert.equal(props[name]?.file, `src/islands/${file}`);
        assert.deepEqual(sorted(untitled(props[name].schema)), sorted(schema));
      });
    }

    it("says in words what each prop takes", () => {
      const titles = Object.keys(TYPES).map((file) => {
        const name = file.replace(/\.\w+$/, "");
        return [name.replace("types/", ""), props[name]?.schema.properties.value?.title];
      });
      const expected = {
        Text: "string",
        Optional: "string",
        OrNull: "string | null",
        Some: 'true | "a" | 1',
        Enum: '"red" | "blue"',
        Date: "Date, as a text",
        Record: "Record<string, number>",
        Tree: "Tree",
        Unknown: undefined,
      };
      const told = Object.fromEntries(titles) as Record<string, string | undefined>;
      const some = Object.fromEntries(Object.keys(expected).map((name) => [name, told[name]]));
      assert.deepEqual(some, expected);
    });
  });
}

describe("the props of islands", () => {
  const scope = suiteScope();
  let folder: Folder;

  before(async () => {
    const options = ["--architecture", "islands", "--ui", "react,vue"];
    folder = await makeFolder(scope, "css", "frontend", "django", options);
  });

  it("that no template can give are told, with file and line", async () => {
    await folder.write(
      "src/islands/Bad.tsx",
      "interface Props {\n  label: string;\n  onClose: () => void;\n  item: { name: string; since: Map<string, Date> };\n" +
        "  rows: { cell: HTMLElement }[];\n}\n\nexport default (props: Props) => <p>{props.label}</p>;\n",
    );
    await folder.write(
      "src/islands/Bad2.vue",
      '<script setup lang="ts">\nconst props = defineProps<{\n  label: string;\n  onClose: () => void;\n}>();\n</script>\n\n' +
        "<template>\n  <p>{{ props.label }}</p>\n</template>\n",
    );
    await folder.write("src/islands/None.tsx", "export const none = 1;\n");
    await folder.write("src/islands/Value.ts", "export default 1;\n");
    const { code, text } = await folder.script("props");
    assert.equal(code, 1);
    const told = text.match(/^src\/.*$/gm);
    assert.deepEqual(told, [
      "src/islands/Bad.tsx:3:3: no template can give the prop onClose, which is () => void.",
      "src/islands/Bad.tsx:4:3: no template can give the prop item.since, which is Map<string, Date>.",
      "src/islands/Bad.tsx:5:3: no template can give the prop rows[].cell, which is HTMLElement.",
      "src/islands/Bad2.vue:4:3: no template can give the prop onClose, which is () => void.",
      "src/islands/None.tsx:1:1: what it exports by default is not a component of React.",
      "src/islands/Value.ts:1:1: what it exports by default is not a function of an element and its props.",
    ]);
    assert.equal(text.match(/^Fix: /gm)?.length, told.length);
    const { Bad, None } = await readProps(folder);
    assert.deepEqual(Bad?.schema.required, ["label"]);
    assert.deepEqual(Bad.schema.properties.onClose, { enum: [], title: "() => void" });
    assert.equal(None, undefined);
    for (const file of ["Bad.tsx", "Bad2.vue", "None.tsx", "Value.ts"]) await rm(folder.path("src/islands", file));
    assert.deepEqual(await folder.script("props"), { code: 0, text: "" });
  });

  it("are not written again when they are the same, and are known to be of that time", async () => {
    await folder.script("props");
    const before = await stat(folder.path("props.json"));
    await folder.edit("src/islands/Counter.tsx", "return (", "return  (");
    const now = Date.now();
    await folder.script("props");
    const after = await stat(folder.path("props.json"));
    assert.equal(after.ino, before.ino, "it is the same file");
    assert.ok(after.mtimeMs >= now && after.mtimeMs <= Date.now());
  });

  it("of a file that is being written stay as they were", async () => {
    const before = await readProps(folder);
    await folder.edit("src/islands/Counter.tsx", "start?: number;", "start?: number; step: {");
    assert.deepEqual(await folder.script("props"), { code: 0, text: "" });
    assert.deepEqual((await readProps(folder)).Counter, before.Counter);
    await folder.edit("src/islands/Counter.tsx", "start?: number; step: {", "start?: number; step: string;");
    await folder.script("props");
    assert.deepEqual((await readProps(folder)).Counter?.schema.required, ["step"]);
  });

  it("are read again only when one of their sources has changed", async () => {
    await folder.write("src/lib/shared.ts", SHARED);
    await folder.write("src/lib/other.ts", "export const other = 1;\n");
    await folder.edit("src/islands/Counter.tsx", "step: string;", 'step: import("../lib/shared").Shared;');
    const changed = { props: "node scripts/props.mjs --changed" };
    const json = (await folder.json("package.json")) as { scripts: object };
    await folder.write("package.json", JSON.stringify({ ...json, scripts: { ...json.scripts, ...changed } }));
    const read = async () => {
      assert.deepEqual(await folder.script("props"), { code: 0, text: "" });
      return (await stat(folder.path("node_modules/.cache/props.json"))).ino;
    };
    const first = await read();
    await folder.edit("src/lib/other.ts", "1", "2");
    await rm(folder.path("props.json"));
    assert.equal(await read(), first, "nothing was read");
    const step = async () => (await readProps(folder)).Counter?.schema.properties.step;
    assert.deepEqual(await step(), { type: "string", title: "string" });
    await folder.edit("src/lib/shared.ts", "string", "number");
    assert.notEqual(await read(), first);
    assert.deepEqual(await step(), { type: "number", title: "number" });
    await folder.write("src/islands/Added.ts", "export default (): void => undefined;\n");
    await read();
    assert.ok("Added" in (await readProps(folder)));
  });

  it("are not in version control", async () => {
    const lines = (text: string) => text.split("\n").filter((line) => line !== "/props.json");
    const hybrid = await makeFolder(scope);
    assert.match(await folder.read(".gitignore"), /^\/props\.json$/m);
    assert.deepEqual(lines(await folder.read(".gitignore")), (await hybrid.read(".gitignore")).split("\n"));
  });
});
