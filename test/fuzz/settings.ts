/** Random settings modules: a list of apps, and whatever people and their enemies do to it. */
import { dressed, indent, type Dice } from "./dice.ts";
import type { Module } from "./judge.ts";

const NAME = "INSTALLED_APPS";
const HEAD = `import copy
import os
import sys
from contextlib import nullcontext, suppress

DEBUG = True
`;

export function settingsModule(dice: Dice): Module {
  const body = dice.chance(0.12) ? classes(dice) : { code: list(dice), served: NAME };
  return { text: dressed(dice, HEAD + body.code), served: body.served };
}

/** A URLconf to which the same is done: every app is a pattern. */
export function urlsModule(dice: Dice): Module {
  const imported = dice.pick(["include, path", "path", "include as inc, path", "path as route"]);
  const call = imported.includes("route") ? "route" : "path";
  const including = { "include, path": "include", "include as inc, path": "inc" }[imported] ?? "include_urls";
  const more = including === "include_urls" ? "from django.urls import include as include_urls\n" : "";
  const head = `${HEAD}${more}from django.urls import ${imported}\n\n\ndef page(request):\n    return None\n\n\n`;
  const code = list(dice)
    .replaceAll(NAME, "urlpatterns")
    // Patterns have no order.
    .replaceAll("sorted(set(", "list(dict.fromkeys(")
    .replaceAll(".sort()", ".reverse()")
    .replace(/(["'])(blog|shop|news|silk|django\.contrib\.auth)\1/g, `${call}("$2/", page)`)
    .replace(/(?<!== )(["'])frontend\1/g, `${call}("pages/", ${including}("frontend.urls"))`);
  return { text: dressed(dice, head + code), served: "urlpatterns" };
}

function app(dice: Dice): string {
  const name = dice.chance(0.08) ? "frontend" : dice.pick(["blog", "shop", "news", "silk", "django.contrib.auth"]);
  return dice.chance(0.3) ? `'${name}'` : `"${name}"`;
}

/** A list or a tuple, in one of the styles that people write. */
function literal(dice: Dice, kind: "list" | "tuple", atLeast = 0): string {
  const items = Array.from({ length: dice.between(kind === "tuple" ? Math.max(atLeast, 1) : atLeast, 4) }, () =>
    app(dice),
  );
  if (dice.chance(0.1)) items.push(`*${dice.pick(['["extra"]', '(["dev"] if DEBUG else [])', "OTHER"])}`);
  const [open, close] = kind === "list" ? "[]" : "()";
  const comma = items.length === 1 && kind === "tuple" ? "," : "";
  if (items.length === 0 || dice.chance(0.4))
    return `${open}${items.join(", ")}${comma || (items.length > 0 && dice.chance(0.2) ? "," : "")}${close}`;
  const lines = items.map(
    (item, index) =>
      `    ${item}${index < items.length - 1 || comma || dice.chance(0.7) ? "," : ""}${dice.chance(0.2) ? "  # frontend" : ""}`,
  );
  return `${open}\n${lines.join("\n")}\n${close}`;
}

const condition = (dice: Dice) =>
  dice.pick(["DEBUG", "not DEBUG", 'os.environ.get("TIER") == "frontend"', "sys.argv is None", "OTHER"]);

/** What may stand around a statement. Every one leaves open, in its own way, whether it is executed. */
function wrapped(dice: Dice, code: string): string {
  if (dice.chance(0.55)) return code;
  const body = indent(code);
  const name = `setup_${dice.between(1, 999)}`;
  const use = dice.pick([
    `${name}()`,
    `${name}()`,
    "",
    `for _ in range(2):\n    ${name}()`,
    `CALLBACK = ${name}`,
    `if DEBUG:\n    ${name}()`,
    `def outer():\n    ${name}()\n\n\nouter()`,
  ]);
  return dice.pick([
    `if ${condition(dice)}:\n${body}`,
    `if ${condition(dice)}:\n${body}\nelse:\n    DEBUG = True`,
    `for plugin in ["one", "two"]:\n${body}`,
    `for plugin in []:\n${body}`,
    `while DEBUG:\n${body}\n    break`,
    `try:\n${body}\nexcept (ValueError, IndexError):\n    pass`,
    `try:\n    raise ValueError\n${body}\nexcept ValueError:\n    pass`,
    `try:\n    raise ValueError\nexcept ValueError:\n${body}`,
    `with nullcontext():\n${body}`,
    `with suppress(ValueError):\n    int("x")\n${body}`,
    `match DEBUG:\n    case True:\n${indent(body)}\n    case _:\n        pass`,
    `def ${name}():\n    global ${NAME}\n${body}\n\n\n${use}`,
    `def ${name}():\n${body}\n\n\n${use}`,
    `class Holder_${name}:\n    @staticmethod\n    def run():\n        global ${NAME}\n${indent(body)}\n\n\nHolder_${name}.run()`,
  ]);
}

function list(dice: Dice): string {
  const kind = dice.chance(0.8) ? "list" : "tuple";
  const first = dice.pick([
    `${NAME} = ${literal(dice, kind)}`,
    `${NAME} = ${literal(dice, kind)}`,
    `${NAME} = ${literal(dice, kind, 1)}`,
    `${NAME}: ${kind} = ${literal(dice, kind)}`,
    `${NAME} = ALL = ${literal(dice, kind)}`,
    `${NAME} = (${literal(dice, kind)})`,
    `${NAME} = OTHER + ${literal(dice, "list")}`,
    `${NAME} = ${literal(dice, "list")} + OTHER`,
    `APPS = ${literal(dice, kind)}\n${NAME} = APPS`,
    `FIRST = ${literal(dice, "list")}\nSECOND = ${literal(dice, "list")}\n${NAME} = FIRST + SECOND`,
    `${NAME} = [*OTHER, *${literal(dice, kind)}]`,
    `${NAME} = list(dict.fromkeys(${literal(dice, kind)}))`,
    `${NAME} = ${literal(dice, kind)} if ${condition(dice)} else ${literal(dice, kind)}`,
    `if ${condition(dice)}:\n    ${NAME} = ["blog"]\nelse:\n    ${NAME} = ["shop"]`,
    wrapped(dice, `${NAME} = ["blog"]`),
  ]);
  const others = Array.from({ length: dice.between(0, 4) }, () => wrapped(dice, change(dice)));
  return [`OTHER = ${dice.pick(['["x"]', '["frontend"]', "[]"])}`, first, ...others].join("\n") + "\n";
}

function change(dice: Dice): string {
  const some = literal(dice, "list", 1);
  const short = `[${app(dice)}]`;
  const alias = dice.pick(["ALIAS", "apps", "_a"]);
  return dice.pick([
    `${NAME} += ${some}`,
    `${NAME} += ${short}`,
    `${NAME} += ${short} if ${condition(dice)} else []`,
    `${NAME} = ${NAME} + ${short}`,
    `${NAME} = list(${NAME}) + ${some}`,
    `${NAME} = ${short} + list(${NAME})`,
    `${NAME} = [*${NAME}, ${app(dice)}]`,
    `${NAME} = (*${NAME}, ${app(dice)})`,
    `${NAME} = list(dict.fromkeys(${NAME}))`,
    `${NAME} = [*dict.fromkeys([*${NAME}, "more"])]`,
    `${NAME} = sorted(set(${NAME}))`,
    `${NAME} = list(${NAME})`,
    `${NAME} = tuple(${NAME})`,
    `${NAME} = ${NAME}[:]`,
    `${NAME} = ${NAME}[1:]`,
    `${NAME} = ${NAME}[:-1]`,
    `${NAME} = copy.copy(${NAME})`,
    `${NAME} = [each for each in ${NAME}]`,
    `${NAME} = [each for each in ${NAME} if each != "blog"]`,
    `${NAME} = ${NAME} if ${condition(dice)} else ${short}`,
    `${NAME} = ${NAME} or ${short}`,
    `${NAME} = list(filter(lambda each: "frontend" not in each, ${NAME}))`,
    `${NAME}.append(${app(dice)})`,
    `${NAME}.insert(0, ${app(dice)})`,
    `${NAME}.extend(${short})`,
    `${NAME}.extend(each for each in ${short})`,
    `${NAME}.sort()`,
    `${NAME}.reverse()`,
    `${NAME}.pop()`,
    `LAST = ${NAME}.pop()`,
    `${NAME} += [${NAME}.pop()]`,
    `${NAME}.clear()`,
    `${NAME}.remove(${NAME}[-1])`,
    `if "frontend" in ${NAME}:\n    ${NAME}.remove("frontend")`,
    `if "blog" in ${NAME}:\n    ${NAME}.remove("blog")`,
    `for each in list(${NAME}):\n    if "." not in each:\n        ${NAME}.remove(each)`,
    `del ${NAME}[-1]`,
    `del ${NAME}[:]`,
    `${NAME}[:] = ${short}`,
    `${NAME}[1:] = []`,
    `${NAME}[-1:] = ${short}`,
    `${NAME}.__delitem__(-1)`,
    `list.pop(${NAME})`,
    `if (${NAME} := ${short}):\n    pass`,
    `COUNT = len(${NAME} := ${short})`,
    `with nullcontext(${short}) as ${NAME}:\n    pass`,
    `match ${short}:\n    case ${NAME}:\n        pass`,
    `match ["x", "y"]:\n    case [_, *${NAME}]:\n        pass`,
    `match ["x"]:\n    case [*_] as ${NAME}:\n        pass`,
    `for ${NAME} in [${short}]:\n    pass`,
    `${NAME}, COUNT = ${short}, 1`,
    `[${NAME}] = [${short}]`,
    `exec("${NAME} = ['x']")`,
    `exec("${NAME}.pop()")`,
    `globals()["${NAME}"] = ${short}`,
    `globals().update(${NAME}=${short})`,
    `globals()["${NAME}"].pop()`,
    `setattr(sys.modules[__name__], "${NAME}", ${short})`,
    `sys.modules[__name__].${NAME} = ${short}`,
    `sys.modules[__name__].${NAME}.pop()`,
    `vars()["${NAME}"].clear()`,
    `${alias} = ${NAME}\n${alias}.clear()`,
    `${alias} = ${NAME}\n${alias}.append(${app(dice)})`,
    `${alias} = ${NAME}\n${alias} += ${short}`,
    `${alias} = ${NAME}\n${alias} = []`,
    `${alias} = ${NAME}\ndel ${alias}[-1]`,
    `${alias}, COUNT = ${NAME}, 1\n${alias}.pop()`,
    `(${alias} := ${NAME}).pop()`,
    `for ${alias} in (OTHER, ${NAME}):\n    ${alias}.reverse()`,
    `for ${alias} in (OTHER, ${NAME}):\n    ${alias}.clear()`,
    `PAIR = [${NAME}, OTHER]\nPAIR[0].pop()`,
    `drop = ${NAME}.pop\ndrop()`,
    `(lambda each: each.clear())(${NAME})`,
    `def prune(apps):\n    apps.pop()\n\n\nprune(${NAME})`,
    `def prune(apps):\n    return [each for each in apps if each != "blog"]\n\n\n${NAME} = prune(${NAME})`,
    `def extra(name):\n    return [name]\n\n\n${NAME} += extra(${app(dice)})`,
    `def apps():\n    ${NAME} = ["x"]\n    return ${NAME}\n\n\napps()`,
    `[${NAME}.append(each) for each in ${short}]`,
    `COUNT = list(map(${NAME}.append, ${short}))`,
    `COUNT = list(map(${NAME}.remove, ${NAME}[-1:]))`,
    `COUNT = [${NAME}.pop() for _ in range(1)]`,
    `class Meta:\n    COUNT = ${NAME}.pop()`,
    `COUNT = len(${NAME})`,
    `assert "frontend" != "blog" or ${NAME}`,
    `CONFIG = {"apps": ${short}, "frontend": ${NAME}}`,
    `TEXT = "${NAME} = ['frontend']"`,
    `MIDDLEWARE = ["frontend"]`,
    `try:\n    ${NAME} += ["x"]\nfinally:\n    DEBUG = True`,
  ]);
}

function classes(dice: Dice): { code: string; served: string } {
  const base = dice.pick([
    `${NAME} = ${literal(dice, "list")}`,
    `${NAME} = ${literal(dice, "tuple")}`,
    `${NAME} = ["blog"]\n${NAME} += ${literal(dice, "list")}`,
    `${NAME} = ["blog"]\nif True:\n    ${NAME} += ["shop"]`,
    `if True:\n    ${NAME} = ["blog"]`,
    `${NAME} = ["blog"]\n${NAME}.pop()`,
    `@property\ndef ${NAME}(self):\n    return ${literal(dice, "list")}`,
    `@property\ndef ${NAME}(self):\n    apps = ["blog"]\n    return apps`,
    `${NAME} = list(["blog"])`,
  ]);
  const derived = dice.pick([
    "USE_TZ = True",
    `${NAME} = Base.${NAME} + ["more"]`,
    `${NAME} = [*Base.${NAME}, "more"]`,
    `${NAME} = ${literal(dice, "list")}`,
    `${NAME} = [each for each in Base.${NAME} if each != "blog"]`,
    `@classmethod\ndef setup(cls):\n    cls.${NAME} = ["x"]`,
  ]);
  const behind = dice.pick([
    "",
    "",
    "",
    "",
    `Base.${NAME}.pop()\n`,
    `Base.${NAME} = ["x"]\n`,
    `Dev.${NAME} = [*Dev.${NAME}, "y"]\n`,
  ]);
  const code = `OTHER = []\n\n\nclass Base:\n    DEBUG = True\n${indent(base)}\n\n\nclass Dev(Base):\n${indent(derived)}\n\n\n${behind}`;
  return { code, served: dice.pick([`Base().${NAME}`, `Dev().${NAME}`]) };
}
