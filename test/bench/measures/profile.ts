import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { succeed } from "../../support/processes.ts";
import { ownScope, temporaryFolder } from "../../support/temporary.ts";
import type { Contender } from "../contenders/contender.ts";
import { layOut, type Site } from "../prepare.ts";
import { clean, uncheck } from "./build.ts";

const SIZE = 500;

/** Where the time of a build goes. */
export interface Profile {
  title: string;
  /** What was at work in the bundler's main thread, and for how many seconds: the longest first. */
  parts: { name: string; seconds: number }[];
}

/** As `node --cpu-prof` writes it. https://nodejs.org/api/inspector.html#cpu-profiler */
export interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  /** Microseconds before each of the samples. */
  timeDeltas: number[];
}

/** Profiles production builds of a contender with a `webpack`-like command of one step, types not checked. */
export async function profileBuilds(contender: Contender): Promise<Profile[]> {
  const scope = ownScope();
  const profiles: Profile[] = [];
  try {
    const site = await layOut(scope, contender, SIZE);
    await uncheck(site, async (build) => {
      clean(site);
      for (const title of ["cold", "warm"]) {
        const parts = sumUp(await profileCommand(site, build));
        profiles.push({ title: `${contender.title}, ${title}, ${SIZE} modules, types not checked`, parts });
      }
    });
    return profiles;
  } finally {
    await scope.end();
  }
}

/** @returns the profile of the main thread of the command's last step */
async function profileCommand({ folder }: Site, build: Contender["build"]): Promise<CpuProfile> {
  const scope = ownScope();
  try {
    const step = build.at(-1);
    if (!step) throw new Error("There is no step to profile.");
    const directory = temporaryFolder(scope, "profile");
    const options = ["--cpu-prof", "--cpu-prof-dir", directory];
    await succeed(process.execPath, [...options, step.script, ...(step.args ?? [])], { cwd: folder, timeout: 600_000 });
    // Helper processes write theirs as well: the main thread's is the one that has most to tell.
    const texts = readdirSync(directory).map((file) => readFileSync(join(directory, file), "utf8"));
    const [longest = ""] = texts.sort((a, b) => b.length - a.length);
    return JSON.parse(longest) as CpuProfile;
  } finally {
    await scope.end();
  }
}

/** @returns the time of each package itself, without what it calls in others */
export function sumUp({ nodes, samples, timeDeltas }: CpuProfile): Profile["parts"] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const sums = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? "unknown";
    sums.set(name, (sums.get(name) ?? 0) + (timeDeltas[index] ?? 0) / 1e6);
  }
  return [...sums].map(([name, seconds]) => ({ name, seconds })).sort((a, b) => b.seconds - a.seconds);
}

const NO_FILE = new Map([
  ["(idle)", "waiting for helpers and files"],
  ["(garbage collector)", "garbage collection"],
  ["(program)", "native code"],
]);

function nameOf({ functionName, url }: { functionName: string; url: string }): string {
  if (/\/node_modules\/webpack\/lib\/(cache|serialization)\//.test(url)) return "webpack: its cache";
  const packages = [...url.matchAll(/\/node_modules\/((?:@[^/]+\/)?[^/]+)/g)];
  const innermost = packages.at(-1)?.[1];
  if (innermost) return innermost;
  return NO_FILE.get(functionName) ?? (url === "" || url.startsWith("node:") ? "Node itself" : "the rendered config");
}
