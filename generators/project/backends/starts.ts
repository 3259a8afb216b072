/** What a project's own files start: the server's command in a Dockerfile, a Procfile, a compose file, a script, `uvicorn.run("main:app")`. */
import { posix } from "node:path";
import { shown } from "../../shown.ts";
import { findFiles, readText } from "../python/files.ts";
import { lineAt } from "../python/syntax.ts";

/** One command that starts a file of the project. */
export interface Started {
  /** `uvicorn`, `gunicorn`, `flask`, …; `python` for a file that is run as a script, `script` for one that could be. */
  readonly program: string;
  /** As it is written there: `main:app`, `shop.wsgi`, `run.py`. */
  readonly target: string;
  /** The variable or function that the server takes; undefined where it looks for one. */
  readonly name?: string;
  /** Whether the server calls it. */
  readonly isCalled: boolean;
  /** The file of the project that is started. */
  readonly path: string;
  /** The folder that has to be on Python's path for that. */
  readonly importRoot: string;
  /** `uvicorn main:app in Dockerfile:7` */
  readonly evidence: string;
}

/** The Python files of a project, and how to read one. */
interface Files {
  readonly files: readonly string[];
  readonly read: (file: string) => string;
}

/** A command, before it is known which file it means. */
type Command = Pick<Started, "program" | "target" | "name" | "isCalled"> & { at: number };

/** Files with commands in them. */
const WITH_COMMANDS =
  /^((.*[.-])?(Dockerfile|Containerfile)(\..*)?|Procfile(\..*)?|(docker-)?compose.*\.ya?ml|render\.yaml|fly\.toml|pyproject\.toml|[Mm]akefile|[Jj]ustfile|.*\.(sh|service|ini)|\.flaskenv|\.env)$/;

const SERVERS =
  /(?<![\w.-])(uvicorn|gunicorn|hypercorn|daphne|granian|waitress-serve|flask|fastapi|python[\d.]*)(?![\w.-])/g;

/** The module of an application with its name in it; `0.0.0.0:8000` and `unix:/run/web.sock` are none. */
const TARGET = /^([A-Za-z_][\w.]*):([A-Za-z_]\w*)(\(.*\))?$/;

/**
 * What is started, as far as the project's files tell.
 *
 * @param root absolute path of the folder to look below
 * @param python the Python files there, relative to it
 */
export function startsIn(root: string, python: Files): Started[] {
  const configured = findFiles(root, (name) => WITH_COMMANDS.test(name), 3, 200).flatMap((file) => {
    const written = readText(root, file) ?? "";
    const commands = [...commandsIn(plain(written, file)), ...variablesIn(written), ...entriesIn(written, file)];
    return commands.flatMap((command) => located(file, written, command, python));
  });
  const scripted = python.files.flatMap((file) => {
    const written = python.read(file);
    return [...runsIn(written), ...guardsIn(written, file)].flatMap((command) =>
      located(file, written, command, python),
    );
  });
  return [...configured, ...scripted];
}

/** The text with each command in one line, every character where it was: comments, and the line ends within a command, are blank. */
function plain(text: string, file: string): string {
  const blank = (match: string) => " ".repeat(match.length);
  const joined = text.replace(/^[ \t]*(#|\/\/).*$/gm, blank).replace(/\\\r?\n|(?<=[[,])[ \t]*\r?\n/g, blank);
  // The words of a command can be the items of a list.
  return /\.ya?ml$/.test(file) ? joined.replace(/\n[ \t]+- (?!\w+:( |$))/gm, blank) : joined;
}

function commandsIn(text: string): Command[] {
  return [...text.matchAll(SERVERS)].flatMap(({ index, 0: program }) => {
    const [line = ""] = text.slice(index + program.length).split(/\r?\n|&&|\|\||;/, 1);
    const words = line.split(/[\s"',[\]]+/).filter(Boolean);
    const command = commandOf(program, words);
    return command ? [{ ...command, at: index }] : [];
  });
}

/** What a program starts when it is given these words. */
function commandOf(program: string, words: readonly string[]): Omit<Command, "at"> | undefined {
  const after = (...options: string[]) => words[words.findIndex((word) => options.includes(word)) + 1];
  const isGiven = (...options: string[]) => words.some((word) => options.includes(word));
  if (program.startsWith("python")) {
    const script = words.find((word) => !/^-[uBOEsS]+$/.test(word)) ?? "";
    const isServer = script.endsWith(".py") && posix.basename(script) !== "manage.py";
    return isServer ? { program: "python", target: script, isCalled: false } : undefined;
  }
  switch (program) {
    case "flask": {
      const app = isGiven("--app", "-A") ? after("--app", "-A") : words.find((word) => word.startsWith("--app="));
      return app === undefined ? undefined : { program, ...named(app.replace(/^--app=/, "")) };
    }
    case "fastapi": {
      const path = ["run", "dev"].includes(words[0] ?? "") ? words.find((word) => word.endsWith(".py")) : undefined;
      return path === undefined
        ? undefined
        : { program, target: path, isCalled: false, ...(isGiven("--app") && { name: after("--app") ?? "" }) };
    }
    default: {
      const target = words.find((word) => TARGET.test(word));
      if (target !== undefined) {
        const found = named(target);
        return { program, ...found, isCalled: found.isCalled || isGiven("--factory", "--call") };
      }
      // https://docs.gunicorn.org/en/stable/run.html
      const module = program === "gunicorn" ? words.find((word) => /^(\w+\.)*[wa]sgi$/.test(word)) : undefined;
      return module === undefined ? undefined : { program, target: module, name: "application", isCalled: false };
    }
  }
}

/** The parts of `shop.web`, `shop/web.py` or `shop:create_app()`. */
function named(written: string): Pick<Command, "target" | "name" | "isCalled"> {
  const [, , name, call] = TARGET.exec(written.replace(/^(.*)\.py:/, "$1:").replaceAll("/", ".")) ?? [];
  return { target: written, isCalled: call !== undefined, ...(name !== undefined && { name }) };
}

/** `FLASK_APP=shop`, in whatever way a file sets it. */
function variablesIn(text: string): Command[] {
  return [...text.matchAll(/^[^#\n]*?\bFLASK_APP["']?\s*[=: ]\s*["']?([\w./:()]+)/gm)].map(
    ({ 1: value = "", ...match }) => ({
      program: "flask",
      ...named(value),
      at: match.index,
    }),
  );
}

/** What configuration names instead of a command: `[tool.fastapi] entrypoint`, and the application of an INI file for `pserve`. */
function entriesIn(text: string, file: string): Command[] {
  const [program, lines] = file.endsWith(".toml")
    ? ["entrypoint", /^\s*entrypoint\s*=\s*["']([\w.]+:\w+)["']/gm]
    : ["pserve", /^(?:use|paste\.app_factory)\s*=\s*(?:call:)?([\w.]+:\w+)/gm];
  if (!/\.(toml|ini)$/.test(file)) return [];
  return [...text.matchAll(lines)].map(({ 1: target = "", index }) => ({ program, ...named(target), at: index }));
}

function runsIn(text: string): Command[] {
  return [...text.matchAll(/\buvicorn\.run\(\s*(?:app\s*=\s*)?["']([\w.]+:\w+)["']/g)].map(
    ({ 1: target = "", index }) => ({ program: "uvicorn", ...named(target), at: index }),
  );
}

/** A file that serves when it is run as a script. */
function guardsIn(text: string, file: string): Command[] {
  const [guard] = text.matchAll(/^if __name__ == ["']__main__["']:/gm);
  return guard ? [{ program: "script", target: posix.basename(file), isCalled: false, at: guard.index }] : [];
}

/** The command with the file that it starts; none where there is no such file, or more than one that is as near. */
function located(file: string, text: string, { at, ...command }: Command, { files, read }: Files): Started[] {
  const folder = folderOf(file);
  const [written = ""] = command.target.split(":");
  const isPath = /\/|\.py$/.test(written);
  const module = isPath ? posix.normalize(written).replace(/^\/+|\.py$/g, "") : written.replaceAll(".", "/");
  const endings = [`/${module}.py`, `/${module}/__init__.py`];
  const candidates = files.flatMap((path) => {
    const ending = endings.find((each) => `/${path}`.endsWith(each));
    return ending === undefined ? [] : [{ path, above: `/${path}`.slice(1, -ending.length) }];
  });
  const here = candidates.filter(({ above }) => above === folder);
  const below = candidates.filter(({ above }) => folder === "" || above.startsWith(`${folder}/`));
  const [found, ...others] = [here, below, candidates].find(({ length }) => length > 0) ?? [];
  if (!found || others.length > 0) return [];
  const { path, above } = found;
  const isScript = ["python", "script"].includes(command.program);
  // Many scripts are tools; a server is started by a call.
  if (isScript && !/\b(?!asyncio|subprocess)\w+\.run\(|\b(serve|make_server|run_simple)\(/.test(read(path))) return [];
  // A script finds its imports in its own folder.
  const importRoot = isScript ? folderOf(path) : above;
  return [
    {
      ...command,
      path,
      importRoot,
      evidence: `${command.program} ${shown(command.target)} in ${file}:${lineAt(text, at)}`,
    },
  ];
}

/** The folder of a file; `""` is the root. */
function folderOf(path: string): string {
  return posix.dirname(path).replace(/^\.$/, "");
}
