import { readFileSync } from "node:fs";
import module from "node:module";
import { parseOptions } from "./commandLine.ts";
import { exitCodes, UserError } from "./errors.ts";

/** Our own version: package.json stands one folder up, in the sources as in the published package. */
export function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return version;
}

/**
 * Runs the command line. Help and usage errors are answered before Yeoman is imported, which takes most of the time.
 * The exit code is set, never forced, so that output in a pipe is written whole.
 */
async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  try {
    const version = ownVersion();
    const parsed = parseOptions(argv, process.env, version);
    if ("print" in parsed) {
      process.stdout.write(parsed.print);
      return;
    }
    // Node keeps the compiled code for the next run, in the folder of temporary files; Node 20 cannot.
    (module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
    const { runTask } = await import("./run.ts");
    process.exitCode = await runTask(parsed, version);
  } catch (error) {
    process.exitCode = report(error, argv.includes("--json"));
  }
}

/** Says what went wrong, on stderr or, with `--json`, as the one document on stdout. */
function report(error: unknown, json: boolean): number {
  const known = error instanceof UserError;
  const message = known
    ? error.message
    : `Internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  const fix = known ? error.fix : "Please report it, with the command that you typed.";
  const exitCode = known ? error.exitCode : exitCodes.internal;
  if (json) process.stdout.write(`${JSON.stringify({ error: { message, fix, exitCode } }, null, 2)}\n`);
  else process.stderr.write(`${message}\n${fix}\n`);
  return exitCode;
}

// Whoever reads the first lines only (`| head`) has not asked for an error; the run itself goes on to its end, as it does where
// what it says cannot be written, such as to a full disk.
const unwritten = new Set<string>();
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", ({ code = "unknown error" }: NodeJS.ErrnoException) => {
    if (code !== "EPIPE") unwritten.add(code);
  });
}
// The last moment, since a stream tells of its errors late.
process.once("exit", () => {
  if (unwritten.size === 0) return;
  if (process.exitCode === exitCodes.done || process.exitCode === undefined) process.exitCode = exitCodes.refused;
  process.stderr.write(`The output could not be written (${[...unwritten].join(", ")}).\n`);
});
await main();
