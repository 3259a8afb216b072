/** Random modules that make applications, with and without a frontend that is plugged in somewhere. */
import { dressed, indent, type Dice } from "./dice.ts";
import type { Module } from "./judge.ts";

/** What tells the frameworks apart in a module. */
interface Style {
  readonly imports: readonly string[];
  /** What the framework takes, of several. */
  readonly names: readonly [string, ...string[]];
  /** An expression that makes an application. */
  readonly make: string;
  /** A statement that plugs the frontend into an object of a name. */
  readonly plug: (object: string) => string;
  /** Statements that use an object. */
  readonly uses: (object: string) => readonly [string, ...string[]];
}

const COMMON = "import logging\nimport os\nfrom contextlib import nullcontext\n";

export function flaskModule(dice: Dice): Module {
  const [imports, make] = dice.pick([
    ["from flask import Flask", "Flask(__name__)"],
    ["import flask", "flask.Flask(__name__)"],
    ["from flask import Flask as F, jsonify", "F(\n    __name__,\n    static_folder=None,\n)"],
    ["from flask import Flask\n\n\nclass Shop(Flask):\n    pass\n", "Shop(__name__)"],
  ]);
  return applicationModule(dice, {
    imports: [imports],
    names: ["app", "app", "application"],
    make,
    plug: (object) => `frontend.init_app(${object})`,
    uses: (object) => [
      `${object}.config["A"] = 1`,
      `${object}.config.update(\n    A=1,\n)`,
      `${object}.name`,
      `@${object}.get("/")\ndef index():\n    return ""`,
    ],
  });
}

export function fastapiModule(dice: Dice): Module {
  const [imports, make] = dice.pick([
    ["from fastapi import FastAPI", "FastAPI()"],
    ["import fastapi", 'fastapi.FastAPI(title="frontend")'],
    ["from fastapi import APIRouter, FastAPI as Api", "Api(\n    debug=True,\n)"],
    ["from starlette.applications import Starlette", "Starlette()"],
  ]);
  return applicationModule(dice, {
    imports: [imports],
    names: ["app", "app", "api"],
    make,
    plug: (object) => `frontend.init_app(${object})`,
    uses: (object) => [`${object}.debug = False`, `${object}.state.name = "shop"`, `${object}.router.routes`],
  });
}

export function pyramidModule(dice: Dice): Module {
  const [imports, make] = dice.pick([
    ["from pyramid.config import Configurator", "Configurator(settings=settings)"],
    ["import pyramid.config", "pyramid.config.Configurator()"],
    ["from pyramid.config import Configurator as C", "C(\n    settings=settings,\n)"],
  ]);
  const style: Style = {
    imports: [imports],
    names: ["config"],
    make,
    plug: (object) => `${object}.include("frontend")`,
    uses: (object) => [`${object}.add_route("home", "/")`, `${object}.scan`, `${object}.commit()`],
  };
  const plugged = pluggings(dice, style, "config", true);
  const main = dice.chance(0.3)
    ? `def main(global_config, **settings):\n    with ${make.replaceAll("\n", "\n    ")} as config:\n${indent(indent(body(dice, style, "config", plugged.inside)))}\n    return config.make_wsgi_app()`
    : `def main(global_config, **settings):\n    config = ${make.replaceAll("\n", "\n    ")}\n${indent(body(dice, style, "config", plugged.inside))}\n    return config.make_wsgi_app()${plugged.behind ? `\n${indent(plugged.behind)}` : ""}`;
  const code = [COMMON + imports + "\n", plugged.above, main, plugged.below].filter(Boolean).join("\n\n");
  return { text: dressed(dice, `${code}\n`), served: "main({})" };
}

function applicationModule(dice: Dice, style: Style): Module {
  const name = dice.pick(style.names);
  const isFactory = dice.chance(0.5);
  const plugged = pluggings(dice, style, name, isFactory);
  const imports =
    COMMON +
    style.imports.join("\n") +
    (plugged.imports ? `\n${plugged.imports}` : "") +
    (dice.chance(0.05) && !plugged.imports ? "\nfrontend = None" : "") +
    "\n";
  const making = (margin: string) => {
    const make = style.make.replaceAll("\n", `\n${margin}`);
    return dice.pick([
      `${name} = ${make}`,
      `${name} = ${make}`,
      `${name} = ${make}  # the application`,
      `${name}: object = ${make}`,
      `${name} = other = ${make}`,
      `if os.environ.get("X"):\n    ${name} = ${style.make.replaceAll("\n", "\n    ")}\nelse:\n    ${name} = ${style.make.replaceAll("\n", "\n    ")}`,
      `if True:\n    ${name} = ${style.make.replaceAll("\n", "\n    ")}`,
      `try:\n    ${name} = ${style.make.replaceAll("\n", "\n    ")}\nexcept ImportError:\n    raise`,
      `with nullcontext():\n    ${name} = ${style.make.replaceAll("\n", "\n    ")}`,
      `${name} = (${make})`,
      `${name} = ${make}; logging.debug("made")`,
    ]);
  };
  const admin = dice.chance(0.15) ? `admin = ${style.make}` : undefined;
  const adminPlugged =
    admin !== undefined && plugged.imports !== undefined && dice.chance(0.5) ? style.plug("admin") : undefined;
  const inside = body(dice, style, name, plugged.inside);
  if (!isFactory) {
    const code = [imports, plugged.above, admin, adminPlugged, making(""), inside, plugged.below]
      .filter(Boolean)
      .join("\n");
    return { text: dressed(dice, `${code}\n`), served: name };
  }
  const title = dice.pick(["create_app", "create_app", "make_app"]);
  const head = dice.pick([
    `def ${title}():`,
    `def ${title}(testing=False):`,
    `def ${title}(\n    testing: bool = False,\n) -> object:`,
  ]);
  const last = dice.chance(0.1) ? `def finish():\n    return ${name}\n\n\nreturn finish()` : `return ${name}`;
  const factory = `${head}\n${indent([making("").replaceAll(";", ";"), inside, last, plugged.behind].filter(Boolean).join("\n"))}`;
  const launcher = dice.chance(0.3) ? `SERVED = ${title}()` : undefined;
  const code = [imports, plugged.above, factory, plugged.below, launcher].filter(Boolean).join("\n\n\n");
  return { text: dressed(dice, `${code}\n`), served: `${title}()` };
}

function body(dice: Dice, style: Style, name: string, plugged: string | undefined): string {
  const uses = dice.some(style.uses(name)).filter((use) => !use.startsWith("@") || !/^\s/.test(use));
  const others = dice.some([
    'logging.info("frontend.init_app(app)")',
    "# frontend.init_app(app)",
    "LEVEL = 1",
    "if LEVEL:\n    LEVEL = 2".replace("LEVEL:", "True:"),
  ]);
  const all = [...uses, ...others];
  if (plugged !== undefined) all.splice(dice.between(0, all.length), 0, plugged);
  return [...all, "pass"].join("\n");
}

/** Where a module has calls of the frontend already, and how certain they are. */
interface Plugged {
  readonly imports?: string;
  readonly above?: string | undefined;
  readonly inside?: string | undefined;
  /** Behind the `return` of a factory. */
  readonly behind?: string | undefined;
  readonly below?: string | undefined;
}

function pluggings(dice: Dice, { plug }: Style, name: string, isFactory: boolean): Plugged {
  if (dice.chance(0.5)) return {};
  const isCall = plug("x").startsWith("frontend.");
  const call = plug(name);
  const helper = `def plug(a):\n    ${plug("a")}`;
  const leave = isFactory ? "return " + (isCall ? name : `${name}.make_wsgi_app()`) : "pass";
  const place = dice.pick<Plugged>([
    { inside: call },
    { inside: `if True:\n    ${call}` },
    { inside: `if os.environ.get("PLUGGED"):\n    ${call}` },
    { inside: `for _ in []:\n    ${call}` },
    { inside: `try:\n    ${call}\nfinally:\n    pass` },
    { inside: `with nullcontext():\n    ${call}` },
    { inside: `os.environ.get("PLUGGED") and ${call}` },
    { inside: `later = lambda: ${call}` },
    { inside: `[${call} for _ in []]` },
    { inside: `None if True else ${call}` },
    { inside: `if os.environ.get("PLUGGED"):\n    ${leave}\n${call}` },
    { inside: `if not os.environ.get("PLUGGED"):\n    ${leave}\n${call}` },
    { inside: `def plug_later():\n    ${call}` },
    { inside: `def plug_now():\n    ${call}\n\n\nplug_now()` },
    { inside: `def plug_now():\n    return\n    ${call}\n\n\nplug_now()` },
    { above: `${helper}\n` },
    { above: `${helper}\n`, inside: `plug(${name})` },
    { above: `${helper}\n`, inside: `if os.environ.get("PLUGGED"):\n    plug(${name})` },
    { above: `${helper}\n\n\ndef outer(a):\n    plug(a)\n`, inside: `outer(${name})` },
    {
      above: `def plug(a):\n    if os.environ.get("PLUGGED"):\n        return\n    ${plug("a")}\n`,
      inside: `plug(${name})`,
    },
    { above: `${helper}\n`, inside: `list(map(plug, [${name}]))` },
    { above: `class Plugs:\n    def plug(self, a):\n        ${plug("a")}\n`, inside: `Plugs().plug(${name})` },
    ...(isFactory ? [{ behind: call }] : [{ below: `if __name__ == "__main__":\n    ${call}` }, { below: call }]),
  ] as unknown as [Plugged]);
  if (!isCall) return place;
  const imported = dice.pick(["import frontend", "import frontend", "from frontend import init_app"]);
  if (imported === "import frontend") return { imports: imported, ...place };
  const bare = (text: string | undefined) => text?.replaceAll("frontend.init_app", "init_app");
  return {
    imports: imported,
    above: bare(place.above),
    inside: bare(place.inside),
    behind: bare(place.behind),
    below: bare(place.below),
  };
}
