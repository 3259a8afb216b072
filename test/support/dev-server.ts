import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { start, type Running } from "./processes.ts";
import type { Scope } from "./temporary.ts";
import { until } from "./until.ts";
import { variant } from "./variant.ts";

export interface DevServer {
  port: number;
  /** Origin of the backend. */
  backend: string;
  env?: NodeJS.ProcessEnv;
  /** How the first compilation is to end; "ready" unless given. */
  status?: "ready" | "failed";
}

/** @param frontend the rendered folder @returns where the dev server says what it serves */
export function devManifest(frontend: string): string {
  return join(frontend, ".webpack/manifest.json");
}

/**
 * Starts the dev server as a supervisor would, without npm in between, and waits for its first compilation.
 *
 * @param frontend the rendered folder
 * @throws {Error} with the server's output if the compilation does not end as expected
 */
export async function startDevServer(
  scope: Scope,
  frontend: string,
  { port, backend, env, status = "ready" }: DevServer,
): Promise<Running> {
  const server = start(
    scope,
    process.execPath,
    [variant.bundler, ...variant.words(["serve", "--mode", "development"])],
    {
      cwd: frontend,
      env: { FRONTEND_PORT: String(port), FRONTEND_BACKEND: backend, ...env },
    },
  );
  const file = devManifest(frontend);
  const compiled = () => {
    const now = JSON.parse(readFileSync(file, "utf8")) as { status: string; errors: string[] };
    assert.ok(now.status === status || now.status === "compiling", now.errors.join("\n"));
    // Not one that a killed server has left behind.
    return now.status === status && Date.now() - statSync(file).mtimeMs < 3_000;
  };
  await until("the first compilation", compiled, 90_000).catch((cause: unknown) => {
    throw new Error(`The dev server printed:\n${server.output()}`, { cause });
  });
  return server;
}
