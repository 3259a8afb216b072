import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { succeed } from "../../support/processes.ts";

/** Runs a published generator with npm, as whoever runs the benchmark has it. Waits for five minutes at most. */
export async function runGenerator(cwd: string, command: string, args: string[]): Promise<void> {
  await succeed(command, args, { cwd, timeout: 300_000 });
}

/** @returns the newest version of a package, by npm @throws {Error} if the registry has none, or cannot be reached */
export async function newestVersion(name: string): Promise<string> {
  return (await succeed("npm", ["view", name, "version"], { cwd: process.cwd() })).trim();
}

/**
 * Changes a file of a rendered folder.
 *
 * @throws {Error} if the text that is to go is not there: the contender's template has changed, and this with it
 */
export function replaceIn(folder: string, file: string, from: string | RegExp, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  const replaced = text.replace(from, to);
  if (replaced === text)
    throw new Error(`${path} has no ${String(from)}.\nAdapt test/bench/contenders to its new form.`);
  writeFileSync(path, replaced);
}

/** @returns the address once something answers there with a page */
export async function whenServed(url: string): Promise<{ url: string } | undefined> {
  const response = await fetch(url, { headers: { accept: "text/html" } }).catch(() => undefined);
  return response?.ok ? { url } : undefined;
}

/**
 * @returns a page as a backend would render it; undefined if these are not the addresses of the server on this port, but
 *   what an earlier one has left in the folder
 */
export function writePage(
  { js, css = [] }: { js: string[]; css?: string[] },
  port: number,
): { html: string } | undefined {
  if (!js.every((url) => new URL(url, "http://none").port === String(port))) return undefined;
  const styles = css.map((url) => `<link rel="stylesheet" href="${url}">`);
  const scripts = js.map((url) => `<script defer src="${url}"></script>`);
  return { html: `<!doctype html><html><head>${[...styles, ...scripts].join("")}</head><body></body></html>` };
}
