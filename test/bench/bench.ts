import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { openBrowser } from "../support/browser.ts";
import { ownScope } from "../support/temporary.ts";
import type { Contender } from "./contenders/contender.ts";
import { contenders } from "./contenders/index.ts";
import { measureBuild } from "./measures/build.ts";
import { measureDev } from "./measures/dev.ts";
import { measureGenerators } from "./measures/generator.ts";
import { measureInstall } from "./measures/install.ts";
import { measurePython } from "./measures/python.ts";
import { measureWatch } from "./measures/watch.ts";
import { readOptions, USAGE, type Options } from "./options.ts";
import { layOut, prepareContender } from "./prepare.ts";
import { describeRun } from "./report/machine.ts";
import { writeReport } from "./report/report.ts";
import { formatTable } from "./report/table.ts";
import { Results } from "./statistics.ts";

/** From so many modules on, three runs tell as much as five, and save an hour. */
const LARGE = 1_000;
const cache = resolve(import.meta.dirname, "../../.cache/bench");

const options = readOptions(process.argv.slice(2));
if (options === "help") console.log(USAGE);
else await bench(options);

async function bench(options: Options): Promise<void> {
  const scope = ownScope();
  const results = new Results();
  try {
    const chosen = contenders.filter(({ name }) => options.only(name)).filter(isThere);
    for (const contender of chosen) await prepareContender(contender);
    const run = describeRun(process.argv.slice(2));
    for (const size of options.sizes) await measureWorkload(chosen, size, options, results);
    if (options.parts.includes("install")) for (const contender of chosen) await measureInstall(contender, results);
    if (options.parts.includes("generator")) await measureGenerators(options.only, results, options.runs);
    if (options.parts.includes("python")) await measurePython(options.only, results, options.runs);

    console.log(`\n${formatTable(results, chosen)}`);
    mkdirSync(cache, { recursive: true });
    writeFileSync(join(cache, "results.json"), JSON.stringify({ run, samples: results.samples }, null, 2));
    if (options.report) await writeReport(resolve(options.report), results, chosen, run);
  } finally {
    await scope.end();
  }
}

/** Whoever cannot run is named, and not passed over in silence. */
function isThere({ title, missing }: Contender): boolean {
  const why = missing?.();
  if (why) console.error(`SKIPPED ${title}: ${why}`);
  return why === undefined;
}

/** Runs the contenders in turns: what slows the machine down for a while meets all of them. */
async function measureWorkload(chosen: Contender[], size: number, options: Options, results: Results): Promise<void> {
  const { parts, warmUp, edits } = options;
  if (!parts.some((part) => part === "build" || part === "watch" || part === "dev")) return;
  const scope = ownScope();
  try {
    const browser = parts.includes("dev") ? await openBrowser(scope) : undefined;
    const sites = [];
    for (const contender of chosen) sites.push(await layOut(scope, contender, size));
    const runs = size >= LARGE ? Math.min(options.runs, 3) : options.runs;
    for (let run = warmUp && size < LARGE ? -1 : 0; run < runs; run++) {
      const target = run < 0 ? new Results() : results;
      for (const site of sites) {
        console.error(`${size} modules, ${run < 0 ? "warm-up" : `run ${run + 1} of ${runs}`}: ${site.contender.title}`);
        if (parts.includes("build")) await measureBuild(site, target, run);
        if (run >= 0 && parts.includes("watch")) await measureWatch(site, target, run, edits);
        if (run >= 0 && browser) await measureDev(site, browser, target, run, edits);
      }
    }
  } finally {
    await scope.end();
  }
}
