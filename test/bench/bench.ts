import { resolve } from "node:path";
import { openBrowser } from "../support/browser.ts";
import { ownScope } from "../support/temporary.ts";
import type { Contender } from "./contenders/contender.ts";
import { contenders } from "./contenders/index.ts";
import { measureBuild } from "./measures/build.ts";
import { measureDev } from "./measures/dev.ts";
import { measureGenerators } from "./measures/generator.ts";
import { measureInstall, timeInstall } from "./measures/install.ts";
import { profileBuilds, type Profile } from "./measures/profile.ts";
import { measureIslands } from "./measures/islands/measure.ts";
import { measurePython } from "./measures/python.ts";
import { measureWatch } from "./measures/watch.ts";
import { readOptions, USAGE, type Options, type Workload } from "./options.ts";
import { layOut, prepareContender } from "./prepare.ts";
import { describeRun, earlierToday, joinRecords, readRecords, writeRecord } from "./report/record.ts";
import { writeReport } from "./report/report.ts";
import { formatTable } from "./report/table.ts";
import { Results } from "./statistics.ts";

const argv = process.argv.slice(2);
const options = readOptions(argv);
if (options === "help") console.log(USAGE);
else {
  if (!options.last) await measure(options);
  const records = readRecords();
  const [{ samples, contenders }] = records;
  console.log(`\n${formatTable(new Results(samples), contenders)}`);
  if (options.report) await writeReport(resolve(options.report), records);
}

/** Leaves what it measures in .cache/bench, after each step, for a run that is broken off. */
async function measure({ parts, workloads, only, runs, edits }: Options): Promise<void> {
  const scope = ownScope();
  const results = new Results();
  try {
    const chosen = contenders.filter(({ name }) => only(name)).filter(isThere);
    for (const contender of chosen) await prepareContender(contender);
    const run = await describeRun(argv, chosen);
    const earlier = earlierToday(run);
    const save = (profiles: Profile[] = []) => {
      writeRecord(joinRecords(earlier, { ...run, samples: results.samples, profiles }));
    };
    for (const workload of workloads) await measureWorkload(chosen, workload, parts, edits, results, save);
    if (parts.includes("install")) {
      for (const contender of chosen) await measureInstall(contender, results);
      for (let run = 0; run < runs; run++) for (const contender of chosen) await timeInstall(contender, results);
    }
    if (parts.includes("generator")) await measureGenerators(only, results, runs);
    save();
    if (parts.includes("python")) await measurePython(only, results, runs);
    if (parts.includes("islands")) await measureIslands(only, results, runs);
    const ours = chosen.find(({ name }) => name === "ours");
    save(parts.includes("profile") && ours ? await profileBuilds(ours) : []);
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
async function measureWorkload(
  contenders: Contender[],
  { size, runs, warmUp, only }: Workload,
  parts: Options["parts"],
  edits: number,
  results: Results,
  save: () => void,
): Promise<void> {
  if (!parts.some((part) => part === "build" || part === "watch" || part === "dev")) return;
  const scope = ownScope();
  try {
    const browser = parts.includes("dev") ? await openBrowser(scope) : undefined;
    const sites = [];
    for (const contender of contenders.filter(({ name }) => only(name)))
      sites.push(await layOut(scope, contender, size));
    for (let run = warmUp ? -1 : 0; run < runs; run++) {
      for (const site of sites) {
        console.error(`${size} modules, ${run < 0 ? "warm-up" : `run ${run + 1} of ${runs}`}: ${site.contender.title}`);
        if (parts.includes("build")) await measureBuild(site, run < 0 ? new Results() : results, run);
        if (run >= 0 && parts.includes("watch")) await measureWatch(site, results, run, edits);
        if (run >= 0 && browser) await measureDev(site, browser, results, run, edits);
        save();
      }
    }
  } finally {
    await scope.end();
  }
}
