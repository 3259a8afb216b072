import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fastapi } from "../../../generators/project/backends/fastapi.ts";
import { namingOf } from "../../../generators/project/occupied.ts";
import { tree } from "./python/tree.ts";

const MAIN = "from fastapi import FastAPI\n\napp = FastAPI()\n";

/** Why a frontend folder cannot have a name in a project of these files, a git repository. */
async function problem(files: Record<string, string>, name = "frontend", folder = ""): Promise<string | undefined> {
  const root = tree({ "app/__init__.py": "", "app/main.py": MAIN, ...files });
  execFileSync("git", ["init", "--quiet"], { cwd: root });
  const [project] = fastapi.detect(join(root, folder)).projects;
  assert.ok(project);
  return namingOf(project)(name);
}

describe("a folder that is somebody else's output", () => {
  const served = (code: string) => ({
    "app/pages.py": `import os\nHERE = os.path.dirname(__file__)\nDIST = os.path.join(HERE, "frontend", "dist")\n${code}\n`,
  });
  const cases: [string, Record<string, string>, string][] = [
    ["what git ignores", { ".gitignore": "*.pyc\napp/frontend/\n" }, "git ignores app/frontend/ (.gitignore:2)"],
    [
      "what git ignores by its contents",
      { "app/.gitignore": "frontend/*\n" },
      "git ignores app/frontend/ (app/.gitignore:1)",
    ],
    ["what git ignores wherever it is", { ".gitignore": "frontend\n" }, "git ignores app/frontend/ (.gitignore:1)"],
    [
      "a mounted folder",
      served('app.mount("/", StaticFiles(directory="app/frontend", html=True))'),
      "app/frontend/ is served by StaticFiles in app/pages.py:4",
    ],
    [
      "a folder beside the file",
      served('app.mount("/", StaticFiles(directory=os.path.join(HERE, "frontend")))'),
      "app/frontend/ is served by StaticFiles in app/pages.py:4",
    ],
    [
      "a folder in it, by a variable",
      served('app.mount("/", SpaStaticFiles(directory=DIST))'),
      "app/frontend/ is served by SpaStaticFiles in app/pages.py:4",
    ],
    [
      "a file in it",
      served('FileResponse(f"{HERE}/frontend/index.html")'),
      "app/frontend/ is served by FileResponse in app/pages.py:4",
    ],
    [
      "Flask's static folder",
      served('site = Flask(__name__, static_folder="frontend")'),
      "app/frontend/ is served by Flask in app/pages.py:4",
    ],
    [
      "Pyramid's static view",
      served('config.add_static_view("static", "app:frontend")'),
      "app/frontend/ is served by add_static_view in app/pages.py:4",
    ],
    [
      "Django's static files",
      served('STATICFILES_DIRS = [\n    HERE / "css",\n    ("x", HERE / "frontend"),\n]'),
      "app/frontend/ is in STATICFILES_DIRS in app/pages.py:4",
    ],
    [
      "where Django collects",
      served('STATIC_ROOT = HERE / "frontend"'),
      "app/frontend/ is in STATIC_ROOT in app/pages.py:4",
    ],
    [
      "Vite's output",
      { "ui/vite.config.ts": 'export default {\n  build: { outDir: "../app/frontend", emptyOutDir: true },\n};\n' },
      "app/frontend/ is what another build writes: outDir in ui/vite.config.ts:2",
    ],
    [
      "Vite's output, from its root",
      { "ui/vite.config.js": 'export default { root: "src", build: { outDir: "../../app/frontend/dist" } };\n' },
      "app/frontend/ is what another build writes: outDir in ui/vite.config.js:1",
    ],
    [
      "webpack's output",
      {
        "ui/webpack.config.js":
          'module.exports = {\n  output: { path: path.resolve(__dirname, "..", "app/frontend") },\n};\n',
      },
      "app/frontend/ is what another build writes: path in ui/webpack.config.js:2",
    ],
    [
      "TypeScript's output",
      { "ui/tsconfig.json": '{\n  // comment\n  "compilerOptions": { "outDir": "../app/frontend/js" }\n}\n' },
      "app/frontend/ is what another build writes: outDir in ui/tsconfig.json:3",
    ],
    [
      "Angular's output",
      { "ui/angular.json": '{ "outputPath": { "base": "../app/frontend" } }\n' },
      "app/frontend/ is what another build writes: outputPath in ui/angular.json:1",
    ],
    [
      "a script's output",
      { "package.json": '{\n  "scripts": { "build": "parcel build ui/index.html --dist-dir app/frontend" }\n}\n' },
      "app/frontend/ is what another build writes: --dist-dir in package.json:2",
    ],
  ];
  for (const [name, files, evidence] of cases) {
    it(`is refused with the evidence: ${name}`, async () => {
      assert.equal(await problem(files), `"frontend" is taken: ${evidence}.`);
      assert.equal(await problem(files, "web"), undefined);
    });
  }

  it("is seen from a folder below, too", async () => {
    assert.equal(
      await problem(
        { "api/main.py": MAIN, "api/requirements.txt": "", ".gitignore": "x\napi/frontend/\n" },
        "frontend",
        "api",
      ),
      '"frontend" is taken: git ignores frontend/ (../.gitignore:2).',
    );
    const vite = 'export default { build: { outDir: "../api/frontend" } };\n';
    assert.equal(
      await problem({ "api/main.py": MAIN, "api/requirements.txt": "", "ui/vite.config.ts": vite }, "frontend", "api"),
      '"frontend" is taken: frontend/ is what another build writes: outDir in ../ui/vite.config.ts:1.',
    );
  });

  it("is not what only looks like it", async () => {
    const harmless: Record<string, string>[] = [
      served('app.mount("/static", StaticFiles(directory="static"))'),
      served('app.mount("/static", StaticFiles(directory="app/frontend2"))'),
      served('templates = Jinja2Templates(directory="frontend")'),
      { "ui/vite.config.ts": 'export default { build: { outDir: "dist" }, base: "/app/frontend" };\n' },
      { ".gitignore": "frontend.log\n*.map\nfrontend/static/\n" },
    ];
    for (const files of harmless) assert.equal(await problem(files), undefined, JSON.stringify(files));
  });

  it("is none where git ignores its neighbours as well, and none that we have rendered", async () => {
    assert.equal(await problem({ ".gitignore": "*\n!.gitignore\n" }), undefined);
    assert.equal(
      await problem({ ".gitignore": "frontend/\n", "app/frontend/.webpack-frontend.json": "{}" }),
      undefined,
    );
  });
});
