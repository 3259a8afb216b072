/** The rendering service of a folder, and what it is asked. */
import { request } from "node:http";
import { join } from "node:path";
import { start, type Running } from "../support/processes.ts";
import { temporaryFolder, type Scope } from "../support/temporary.ts";
import { until } from "../support/until.ts";
import type { Folder } from "./folder.ts";

export interface Answer {
  status: number;
  body: string;
}

export interface Result {
  html: string | null;
  head?: string;
  caught?: { name: string; message: string };
  error: { name: string; message: string; stack: string[] } | null;
}

export interface Job {
  name: string;
  data?: object;
  id?: string;
}

export class Service {
  readonly running: Running;
  readonly socket: string;

  constructor(running: Running, socket: string) {
    this.running = running;
    this.socket = socket;
  }

  send(method: string, path: string, body = "", headers: Record<string, string> = {}): Promise<Answer> {
    return new Promise((done, fail) => {
      const asked = request({ socketPath: this.socket, method, path, headers }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => (text += part));
        response.once("end", () => {
          done({ status: response.statusCode ?? 0, body: text });
        });
      });
      asked.once("error", fail).end(body);
    });
  }

  post(body: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send("POST", "/batch", body, { "Content-Type": "application/json", ...headers });
  }

  async batch(jobs: Record<string, Job>): Promise<Record<string, Result>> {
    const given = Object.entries(jobs).map(([key, { data = {}, ...job }]) => [key, { ...job, data }]);
    const { status, body } = await this.post(JSON.stringify(Object.fromEntries(given)));
    if (status !== 200) throw new Error(`${status}: ${body}`);
    return (JSON.parse(body) as { results: Record<string, Result> }).results;
  }

  /** What becomes of one island. */
  async render(name: string, data: object = {}, id = "i"): Promise<Result> {
    const { one } = await this.batch({ one: { name, data, id } });
    if (!one) throw new Error("There is no answer.");
    return one;
  }
}

export function startServer(scope: Scope, folder: Folder, env: NodeJS.ProcessEnv = {}): Running {
  return start(scope, process.execPath, ["ssr/server.mjs"], { cwd: folder.root, env });
}

/** Starts the service at a socket of its own, and waits until it can render. A busy machine takes its time for a component. */
export async function startService(scope: Scope, folder: Folder, env: NodeJS.ProcessEnv = {}): Promise<Service> {
  const socket = join(temporaryFolder(scope, "ssr"), "s");
  const running = startServer(scope, folder, { SSR_SOCKET: socket, SSR_DEADLINE: "1500", ...env });
  await until("the service", () => running.output().includes("Rendering "));
  return new Service(running, socket);
}
