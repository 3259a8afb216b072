// @ts-check
// Our production build without its check of types, for a comparison with those who have none. The rendered folder has
// no switch for that, on purpose; this takes the check's taps out from outside.
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const CHECK = "TypeCheck";

/**
 * As much of webpack's types as this needs: webpack is in the contender's folder, not in ours.
 *
 * @typedef {{ name: string, fn: unknown }} Tap
 * @typedef {{ intercept: (interceptor: { register: (tap: Tap) => Tap }) => void }} Hook
 * @typedef {{ tap: (options: string | { name: string, stage: number }, listen: (compilation: { hooks: { processAssets: Hook } }) => void) => void }} Event
 * @typedef {{ hooks: { run: Hook, thisCompilation: Event, done: Event } }} Compiler
 * @typedef {{ plugins?: unknown[] }} Configuration
 */

/** @type {{ default: (env: Record<string, unknown>, argv: unknown) => Promise<Configuration> }} */
const { default: create } = await import(pathToFileURL(join(process.cwd(), "webpack.config.mjs")).href);

/** @param {Record<string, unknown>} env @param {unknown} argv */
export default async (env, argv) => {
  const config = await create(env, argv);
  return { ...config, plugins: [withoutCheck, ...(config.plugins ?? [])] };
};

/** @param {Compiler} compiler @throws {Error} after a build in which the check was not found: the time would be wrong */
function withoutCheck({ hooks }) {
  let removed = 0;
  /** @param {Tap} tap */
  const register = (tap) => {
    if (tap.name !== CHECK) return tap;
    removed += 1;
    return { ...tap, fn: () => Promise.resolve() };
  };
  hooks.run.intercept({ register });
  // Before the check's own listener, so that its tap is seen coming.
  hooks.thisCompilation.tap({ name: "withoutCheck", stage: -1000 }, (compilation) => {
    compilation.hooks.processAssets.intercept({ register });
  });
  hooks.done.tap("withoutCheck", () => {
    if (removed < 2) throw new Error(`The check of types was not found under the name ${CHECK}.`);
  });
}
