import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { changes, commit, copyProject } from "../support/projects.ts";
import { run } from "../support/processes.ts";
import { bin } from "../support/bin.ts";
import { temporaryFolder } from "../support/temporary.ts";
import { create } from "./run.ts";

/** Ways to be no file of JSON, by what is done to make one. */
const oddities: Readonly<Record<string, (file: string) => void>> = {
  "is empty": text(""),
  "is cut off": text("{"),
  "is a list": text("[]"),
  "is null": text("null"),
  "has numbers for everything": text('{"name": 1, "packageManager": 2, "workspaces": 3, "devDependencies": 4}'),
  "begins with a byte order mark": text('\uFEFF{"name": "theirs"}'),
  "is not UTF-8": (file) => {
    writeFileSync(file, Buffer.from([0xff, 0xfe, 0x7b, 0x00]));
  },
  "is a folder": (file) => {
    mkdirSync(file);
  },
  "is a named pipe": fifo,
  "is a device": (file) => {
    symlinkSync("/dev/zero", file);
  },
  "is a link to nothing": (file) => {
    symlinkSync("nothing", file);
  },
  "is a link to itself": (file) => {
    symlinkSync(file, file);
  },
};

function text(contents: string): (file: string) => void {
  return (file) => {
    writeFileSync(file, contents);
  };
}

function fifo(file: string): void {
  execFileSync("mkfifo", [file]);
}

async function projectWith(test: TestContext, path: string, make: (file: string) => void): Promise<string> {
  const project = await copyProject(test, "startproject");
  mkdirSync(dirname(join(project, path)), { recursive: true });
  rmSync(join(project, path), { force: true });
  make(join(project, path));
  return project;
}

for (const place of ["package.json", "../package.json"]) {
  describe(`${place} of the user's`, () => {
    for (const [what, make] of Object.entries(oddities)) {
      it(`is passed over where it ${what}`, async (test) => {
        const project = await projectWith(test, place, make);
        const { code, stdout, stderr } = await create(project, "--yes");
        assert.equal(code, 0, stdout + stderr);
        assert.match(readFileSync(join(project, "frontend/package.json"), "utf8"), /"name": "mysite-frontend"/);
      });
    }
  });
}

it("takes the package manager from a package.json that begins with a byte order mark", async (test) => {
  const project = await projectWith(test, "package.json", text('\uFEFF{"packageManager": "pnpm@10.1.0"}'));
  const { stdout } = await create(project, "--yes");
  assert.match(stdout, /cd frontend && pnpm install/);
});

describe("files of Yeoman's", () => {
  const names = [".yo-rc.json", "../.yo-rc.json", ".yo-resolve", ".yo-repository"];
  for (const make of [text("{"), text('{"*": {"promptValues": 1}}'), fifo]) {
    it(`are not read: ${make === fifo ? "named pipes" : "text"}`, async (test) => {
      const project = await copyProject(test, "startproject");
      const home = temporaryFolder(test);
      mkdirSync(join(home, ".config"));
      for (const name of names) make(join(project, name));
      for (const name of [".yo-rc-global.json", ".config/configstore", "package.json"]) make(join(home, name));
      const { code, stderr } = await run(process.execPath, [await bin(), "--yes", "--no-install"], {
        cwd: project,
        env: { HOME: home },
      });
      assert.equal(code, 0, stderr);
    });
  }
});

it("can do without a home: one that is no folder", async (test) => {
  const project = await copyProject(test, "startproject");
  for (const HOME of ["/dev/null", "/nonexistent", ""]) {
    const words = [await bin(), "--yes", "--no-install", "--dry-run"];
    const { code, stderr } = await run(process.execPath, words, { cwd: project, env: { HOME } });
    assert.equal(code, 0, stderr);
  }
});

describe("a file that is to be read or written", () => {
  const cases = [
    ["frontend/.webpack-frontend.json", "is a named pipe", fifo],
    ["frontend/.webpack-frontend.json", "is a folder", mkdirSync],
    ["frontend/package.json", "is a named pipe", fifo],
    ["frontend/README.md", "is a folder", mkdirSync],
  ] as const;
  for (const [path, what, make] of cases) {
    it(`is refused where ${path} ${what}`, async (test) => {
      const project = await projectWith(test, path, (file) => {
        make(file);
      });
      const { code, stderr } = await create(project, "--yes", "--force");
      assert.equal(code, 1, stderr);
      assert.equal(
        stderr,
        `${path} ${what}; nothing was written.\nPut a regular file in its place, or move it away, and run the command again.\n`,
      );
      assert.deepEqual(await changes(project), []);
    });
  }

  for (const make of [text(""), fifo]) {
    it(`is refused where the frontend folder is no folder: ${make === fifo ? "a named pipe" : "a file"}`, async (test) => {
      const project = await projectWith(test, "frontend", make);
      for (const words of [[], ["--force"]]) {
        const { code, stderr } = await create(project, "--yes", ...words);
        assert.equal(code, 1);
        assert.equal(
          stderr,
          "frontend is no folder; nothing was written.\nMove it away, or choose another folder with --directory.\n",
        );
      }
    });
  }

  it("is not waited for where the command that starts the backend is looked for in it", async (test) => {
    const project = await copyProject(test, "flask-module");
    // Made in a function with arguments that nobody gives: no command is certain.
    writeFileSync(
      join(project, "app.py"),
      "from flask import Flask\n\n\ndef make(name):\n    app = Flask(name)\n    return app\n",
    );
    mkdirSync(join(project, "frontend"));
    fifo(join(project, "frontend/package.json"));
    const { code, stderr } = await create(project, "--yes");
    assert.equal(code, 1);
    assert.match(stderr, /^frontend\/package\.json is a named pipe; nothing was written\./);
  });

  it("is none where the settings are a named pipe", async (test) => {
    const project = await projectWith(test, "mysite/settings.py", fifo);
    const { code, stderr } = await create(project, "--yes");
    assert.equal(code, 2);
    assert.match(stderr, /^No django.* project was found/);
  });
});

describe("--answers", () => {
  const cases = [
    ['{"constructor": "x"}', 'names an unknown choice "constructor".'],
    ['{"__proto__": "x"}', 'names an unknown choice "__proto__".'],
    ['{"choices": {"toString": "x"}}', 'names an unknown choice "toString".'],
    ['{"styles": "constructor"}', 'gives styles the unknown value "constructor".'],
    ['{"features": ["toString"]}', 'gives features the unknown value ["toString"].'],
    ['{"features": {"length": 0}}', 'gives features the unknown value {"length":0}.'],
    ["null", "holds no choices."],
    ['{"directory": null}', "gives directory the unknown value null."],
  ] as const;
  for (const [answers, message] of cases) {
    it(`is refused with a sentence: ${answers}`, async (test) => {
      const project = await projectWith(test, "a b.json", text(answers));
      const { code, stderr } = await create(project, "--yes", "--answers", "a b.json");
      assert.equal(code, 2, stderr);
      assert.match(stderr, new RegExp(`a b\\.json ${message.replace(/[[\]{}.]/g, "\\$&")}\n`));
    });
  }

  for (const [what, make] of [
    ["is a named pipe", fifo],
    ["is a folder", mkdirSync],
  ] as const) {
    it(`is refused where it ${what}`, async (test) => {
      const project = await projectWith(test, "a.json", (file) => {
        make(file);
      });
      const { code, stderr } = await create(project, "--yes", "--answers", "a.json");
      assert.equal(code, 2);
      assert.match(stderr, new RegExp(`a\\.json ${what}\\.\n`));
    });
  }
});

describe("a disk that is full, where the output goes", () => {
  for (const words of [["--yes", "--no-install"], ["--json", "--yes", "--no-install"], ["--help"]]) {
    it(`is told in a sentence, with exit code 1: ${words.join(" ")}`, async (test) => {
      const project = await copyProject(test, "startproject");
      const shell = `exec "${process.execPath}" "${await bin()}" ${words.join(" ")} > /dev/full`;
      const { code, stderr } = await run("sh", ["-c", shell], { cwd: project });
      assert.deepEqual([code, stderr], [1, "The output could not be written (ENOSPC).\n"]);
    });
  }

  it("keeps the exit code of an error, and does not matter on standard error", async (test) => {
    const shell = `exec "${process.execPath}" "${await bin()}" --nonsense > /dev/full 2> /dev/full`;
    assert.equal((await run("sh", ["-c", shell], { cwd: temporaryFolder(test) })).code, 2);
  });
});

describe("a state file of somebody else's", () => {
  it("starts nothing: a package manager that it names is refused", async (test) => {
    const project = await copyProject(test, "startproject");
    await create(project, "--yes");
    const file = join(project, "frontend/.webpack-frontend.json");
    const evil = join(project, "evil");
    writeFileSync(evil, "#!/bin/sh\ntouch ran\n", { mode: 0o755 });
    for (const value of ["./evil", evil, "npm; touch X"]) {
      const state = readFileSync(file, "utf8").replace(/"packageManager": "[^"]*"/, `"packageManager": "${value}"`);
      writeFileSync(file, state);
      await commit(project, "A state file of somebody else's");
      for (const words of [["django"], ["add", "rspack"]]) {
        const { code, stderr } = await run(process.execPath, [await bin(), ...words, "--yes"], { cwd: project });
        assert.equal(code, 1);
        assert.match(
          stderr,
          /frontend\/\.webpack-frontend\.json says packageManager ".*", which this version does not know\.\n/,
        );
      }
      assert.deepEqual(await changes(project), []);
    }
  });
});

describe("a dry run", () => {
  it("starts nothing of the project's: no interpreter, no hook, no monitor of git's", async (test) => {
    const project = await copyProject(test, "startproject");
    const spied = join(temporaryFolder(test), "spied");
    const spy = `#!/bin/sh\ntouch ${spied}\n`;
    mkdirSync(join(project, ".venv/bin"), { recursive: true });
    writeFileSync(join(project, ".venv/bin/python"), spy, { mode: 0o755 });
    writeFileSync(join(project, ".git/hooks/post-index-change"), spy, { mode: 0o755 });
    writeFileSync(join(project, "monitor"), spy, { mode: 0o755 });
    execFileSync("git", ["-C", project, "config", "core.fsmonitor", join(project, "monitor")]);
    const { code } = await create(project, "--yes", "--dry-run");
    assert.equal(code, 0);
    assert.throws(() => readFileSync(spied), { code: "ENOENT" });
    // A real run has the interpreter make its check, and nothing else.
    writeFileSync(join(project, ".venv/bin/python"), "#!/bin/sh\nexit 0\n");
    assert.match((await create(project, "--yes")).stdout, /The project's own check passes\./);
    assert.throws(() => readFileSync(spied), { code: "ENOENT" });
  });
});
