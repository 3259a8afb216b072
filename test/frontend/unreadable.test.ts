import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { before, describe, it } from "node:test";
import { until } from "../support/until.ts";
import { makeFolder, type Folder } from "./folder.ts";
import { readDevManifest } from "./manifest.ts";
import { suiteScope } from "./scope.ts";

const ENTRY = "src/entries/app.ts";

/** Texts that are no JSON, each with the line and the column from which on they are none. */
const MISTAKES: Readonly<Record<string, readonly [text: string, place: string]>> = {
  comma: ['{\n  "a": 1,\n}\n', "3:1"],
  missing: ['{\n  "a": 1\n  "b": 2\n}\n', "3:3"],
  word: ['{\n  "a": nul,\n  "b": [1, x]\n}\n', "2:8"],
  list: ["[1,\n 2,\n x, 3, 4, 5, 6, 7, 8, 9, 10, 11]\n", "3:2"],
  truncated: ['{\n  "a": 1,\n  "b": [1, 2\n', "4:1"],
  string: ['{\n  "a": "line\n"\n}\n', "2:13"],
  comment: ['{\n  // says why\n  "a": 1\n}\n', "2:3"],
  quotes: ["{\n  'a': 1\n}\n", "2:3"],
  rest: ['{\n  "a": 1\n}\nrest\n', "4:1"],
  windows: ['{\r\n  "a": 1,\r\n}\r\n', "3:1"],
  mark: ['\uFEFF{\n  "a": x\n}\n', "2:8"],
  signs: ['{\n  "größe 😀": 1, }\n', "2:18"],
  script: ["undefined\n", "1:1"],
  empty: ["", "1:1"],
};

describe("a file that cannot be read", () => {
  const scope = suiteScope();
  let folder: Folder;
  before(async () => {
    folder = await makeFolder(scope, "css");
  });

  const build = async (): Promise<string[]> => {
    const { code, text } = await folder.script("build");
    assert.equal(code, 1, text);
    const { errors } = (await folder.json(".webpack/build.json")) as { errors: string[] };
    return errors;
  };

  it("has its place in one message, if it is imported JSON", async () => {
    const names = Object.keys(MISTAKES);
    const text = await folder.read(ENTRY);
    const imports = names.map((name) => `import ${name} from "../data/${name}.json";\n`).join("");
    await folder.write(ENTRY, `${imports}console.log(${names.join(", ")});\n${text}`);
    for (const [name, [json]] of Object.entries(MISTAKES)) await folder.write(`src/data/${name}.json`, json);
    const errors = await build();
    const expected = Object.entries(MISTAKES).map(([name, [, place]]) => `src/data/${name}.json:${place}`);
    assert.deepEqual(errors.map((error) => error.split("\n")[0]).sort(), expected.sort());
    for (const error of errors) assert.match(error.split("\n")[1] ?? "", /JSON/);
    assert.ok(
      errors.some((error) => error.endsWith('\n> 2 |   "a": nul,\n    |        ^\n  3 |   "b": [1, x]\n  4 | }')),
      errors.join("\n\n"),
    );
    await folder.write(ENTRY, text);
    await rm(folder.path("src/data"), { recursive: true });
  });

  // A comma is missed before the line after the one that should have ended in it.
  const CONFIGS = {
    "tsconfig.json": [
      '"strict": true,',
      '"strict": true',
      /^tsconfig\.json:14:5\nTS1005: ',' expected\.\n\n[^]*\n> 14 \|/,
    ],
    "tsconfig.base.json": [
      '{ "compilerOptions": { } }',
      '{\n  "compilerOptions": [\n}\n',
      /^tsconfig\.base\.json:3:1\n/,
    ],
  } as const;

  for (const [file, [right, wrong, message]] of Object.entries(CONFIGS)) {
    it(`has its place in one message, if it is ${file}`, async () => {
      await folder.write("tsconfig.base.json", '{ "compilerOptions": { } }\n');
      const text = await folder.read("tsconfig.json");
      await folder.write("tsconfig.json", text.replace("{\n", '{\n  "extends": "./tsconfig.base.json",\n'));
      await folder.edit(file, right, wrong);
      const [error = "", ...others] = await build();
      assert.match(error, file === "tsconfig.json" ? /^tsconfig\.json:15:5\n/ : message);
      assert.deepEqual(others, []);
      await folder.write("tsconfig.json", text);
      await rm(folder.path("tsconfig.base.json"));
    });
  }

  it("is named while the dev server runs, and forgotten when it is mended", async () => {
    const server = await folder.serve(scope);
    const [right, wrong, message] = CONFIGS["tsconfig.json"];
    const says = (status: string) =>
      until(`a manifest that is ${status}`, async () => {
        const manifest = await readDevManifest(folder);
        return manifest?.status === status ? manifest : undefined;
      }).catch((error: unknown) => {
        throw new Error(`The dev server printed:\n${server.output()}`, { cause: error });
      });
    await says("ready");
    for (let times = 0; times < 2; times++) {
      await folder.edit("tsconfig.json", right, wrong);
      const { errors = [] } = await says("failed");
      assert.match(errors[0] ?? "", message);
      assert.equal(errors.length, 1);
      await folder.edit("tsconfig.json", wrong, right);
      await says("ready");
    }
    await folder.edit(ENTRY, "import", 'document.title = "mended";\nimport');
    await until("the edit after it", () => server.output().match(/compiled successfully/g)?.length === 4);
  });
});
