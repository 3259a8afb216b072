import { join } from "node:path";
import { succeed } from "../../support/processes.ts";
import { contenders } from "../contenders/index.ts";
import { prepareContender } from "../prepare.ts";
import type { Results } from "../statistics.ts";
import { pythonWithPackages } from "./python-environment.ts";

/** The names in PEERS of peers.py; where they are contenders of builds too, the same. */
const PEERS = ["ours", "boilerplate", "django-webpack-loader", "django-vite"];
/** Files in the manifest, besides those of the page. */
const SIZES = [10, 1_000, 10_000];

/** What a tag and a page cost in Django, with manifests of several sizes. Peers alternate, each in a process of its own. */
export async function measurePython(only: (peer: string) => boolean, results: Results, runs: number): Promise<void> {
  const { python } = await pythonWithPackages();
  const ours = contenders.find(({ name }) => name === "ours");
  if (!ours) throw new Error("The table of contenders has no row that is called ours.");
  const rendered = await prepareContender(ours);
  for (let run = 0; run < runs; run++) {
    for (const size of SIZES) {
      for (const peer of PEERS.filter(only)) {
        const script = join(import.meta.dirname, "peers.py");
        const json = await succeed(python, [script, peer, String(size), rendered], { cwd: rendered });
        const { tag, page } = JSON.parse(json) as { tag: number; page: number };
        results.add("python-tag", peer, size, tag);
        results.add("python-page", peer, size, page);
      }
    }
  }
}
