import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "./ports.ts";
import { serve, type Serving, type Site } from "./serve.ts";
import type { Scope } from "./temporary.ts";

/**
 * `flask run --debug`, reloading itself as in development.
 *
 * @param application such as "shop"
 */
export function flaskRun(scope: Scope, application: string, serving: Serving): Promise<Site> {
  return serve(scope, serving, (port) => ["-m", "flask", "--app", application, "run", "--debug", "--port", `${port}`]);
}

/** `fastapi dev`, which finds the application by itself and reloads it. */
export function fastapiDev(scope: Scope, serving: Serving): Promise<Site> {
  return serve(scope, serving, (port) => ["-m", "fastapi", "dev", "--port", `${port}`]);
}

/**
 * @param application such as "app.main:app"
 * @param options such as `--reload`
 */
export function uvicorn(scope: Scope, application: string, serving: Serving, ...options: string[]): Promise<Site> {
  return serve(scope, serving, (port) => ["-m", "uvicorn", application, "--port", `${port}`, ...options]);
}

/** Values of an .ini file, in place of those that it has. */
export interface Settings {
  app?: Record<string, string>;
  server?: Record<string, string>;
}

/**
 * @param file one of the project's .ini files; its server gets another address
 * @param options such as `--reload`
 */
export async function pserve(
  scope: Scope,
  file: string,
  { app = {}, server = {} }: Settings,
  serving: Serving,
  ...options: string[]
): Promise<Site> {
  const port = serving.port ?? (await freePort());
  const ini = `test-${port}.ini`;
  const text = readFileSync(join(serving.cwd, file), "utf8");
  const listening = change(text, "server:main", { listen: `127.0.0.1:${port}`, ...server });
  writeFileSync(join(serving.cwd, ini), change(listening, "app:main", app));
  return serve(scope, { ...serving, port }, () => ["-m", "pyramid.scripts.pserve", ini, ...options]);
}

/** @returns the text of an .ini file with these values in a section, and without those that they replace */
function change(text: string, section: string, values: Record<string, string>): string {
  const [before, lines] = text.split(`[${section}]\n`);
  if (before === undefined || lines === undefined) throw new Error(`There is no [${section}] in:\n${text}`);
  const own = lines.search(/^\[/m);
  const rest = Object.keys(values).reduce(
    (left, key) => left.replace(new RegExp(`^${key.replaceAll(".", "\\.")} *=.*\n(?:[ \t]+\\S.*\n)*`, "m"), ""),
    own < 0 ? lines : lines.slice(0, own),
  );
  const added = Object.entries(values).map(([key, value]) => `${key} = ${value}\n`);
  return `${before}[${section}]\n${added.join("")}${rest}${own < 0 ? "" : lines.slice(own)}`;
}
