// @ts-check
/**
 * `npm run ssr`: the rendering service in production, where `npm run build` has been. It needs this folder, manifest.json
 * and .webpack/ssr/, and no packages. While you edit, `npm run dev` has one of its own. address.mjs says what can be set.
 *
 * It ends with 0 when it is told to, with 1 where it cannot start, and with 2 where a setting has no sense.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listen, readThreads, Unusable } from "./address.mjs";
import { Service } from "./service.mjs";

const WAIT = 2000; // milliseconds; the backend waits less
const LAST = 1000; // milliseconds for what was begun, when it is told to end

const root = join(import.meta.dirname, "..");

/** @returns {import("./service.mjs").Bundle | undefined} that of the last build */
function findBundle() {
  try {
    const { ssr } = JSON.parse(readFileSync(join(root, "manifest.json"), "utf8"));
    const file = join(root, ".webpack", "ssr", ssr.bundle);
    const isBundle = /^render\.[0-9a-f]+\.mjs$/.test(ssr.bundle) && existsSync(file);
    return isBundle ? { name: ssr.bundle, url: pathToFileURL(file).href } : undefined;
  } catch {
    return undefined; // nothing was built, or a deployment is half through
  }
}

async function start() {
  const threads = readThreads(process.env);
  const bundle = findBundle();
  if (!bundle)
    throw new Error(
      `There is no build in ${root} for this service.\nFix: run \`npm run build\` there.`,
    );
  const token = process.env.SSR_TOKEN ?? "";
  const service = new Service({ token, wait: WAIT, threads, findBundle });
  const { server } = service;
  const place = await listen(server, root, process.env);
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
    process.once(signal, () => {
      service.close();
      setTimeout(() => server.closeAllConnections(), LAST).unref();
    });
  await service.load(bundle).catch((/** @type {Error} */ error) => {
    service.close();
    throw error;
  });
  if (server.listening)
    console.log(`Rendering ${service.names.length} islands at ${place} (${threads.size} threads)`);
}

await start().catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = error instanceof Unusable ? 2 : 1;
});
