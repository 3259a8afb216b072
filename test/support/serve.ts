import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./ports.ts";
import { start, succeed, type Running } from "./processes.ts";
import type { Scope } from "./temporary.ts";

export interface Site {
  /** Without a slash at the end, such as "http://127.0.0.1:43211". */
  url: string;
  port: number;
  server: Running;
}

export interface Serving {
  /** The folder that the server is started in. */
  cwd: string;
  /** The project's interpreter. */
  python: string;
  env?: NodeJS.ProcessEnv;
  /** A free one unless given. */
  port?: number;
}

/** How long a server may take to answer for the first time, in milliseconds: two cores, several tests. */
const PATIENCE = 90_000;

/** Runs one of manage.py's commands to its end. @returns its standard output */
export function manage({ cwd, python, env = {} }: Serving, ...args: string[]): Promise<string> {
  return succeed(python, ["manage.py", ...args], { cwd, env });
}

/** `manage.py runserver`, reloading itself as in development. */
export function runserver(scope: Scope, serving: Serving): Promise<Site> {
  return serve(scope, serving, (port) => ["manage.py", "runserver", `127.0.0.1:${port}`]);
}

/**
 * gunicorn, as in production.
 *
 * @param application such as "mysite.wsgi"
 */
export function gunicorn(scope: Scope, application: string, serving: Serving): Promise<Site> {
  const workers = ["--workers", "1", "--threads", "4", "--no-control-socket"];
  // A browser that is still open keeps its connections, for which gunicorn would wait half a minute. It ends those that
  // rest for two seconds, which is when a client takes one for its next request, unless clients end theirs first.
  const options = [...workers, "--graceful-timeout", "1", "--keep-alive", "30"];
  return serve(scope, serving, (port) => ["-m", "gunicorn", "--bind", `127.0.0.1:${port}`, ...options, application]);
}

/**
 * Starts a server and waits until it answers.
 *
 * @param args what Python is given to serve on a port of the loopback address
 * @throws {Error} with the server's output if it does not answer
 */
export async function serve(
  scope: Scope,
  { cwd, python, env = {}, port }: Serving,
  args: (port: number) => string[],
): Promise<Site> {
  const chosen = port ?? (await freePort());
  const server = start(scope, python, args(chosen), { cwd, env });
  const url = `http://127.0.0.1:${chosen}`;
  await untilItAnswers(url, server);
  return { url, port: chosen, server };
}

/**
 * Any answer will do, an error page included: what it says is the test's business.
 *
 * @throws {Error} with the server's output if it ends, or says nothing for a minute and a half
 */
export async function untilItAnswers(url: string, server: Running, patience = PATIENCE): Promise<void> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    if (await answers(url)) return;
    if (await Promise.race([server.exited, sleep(100)])) {
      throw new Error(`The server for ${url} ended before it answered:\n${server.output()}`);
    }
  }
  throw new Error(`No answer from ${url} within ${patience / 1000} s:\n${server.output()}`);
}

async function answers(url: string): Promise<boolean> {
  try {
    await (await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(15_000) })).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
