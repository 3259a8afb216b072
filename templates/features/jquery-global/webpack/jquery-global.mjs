// @ts-check
/**
 * Packages that take `$` and `jQuery` for granted get them, in whatever order they are imported.
 * Without this file, such a package ends with "jQuery is not defined" unless it comes after src/lib/jquery-global.ts.
 */

/** @type {import("../webpack.config.mjs").Concern} */
export default function jqueryGlobal() {
  return { plugins: [provide] };
}

/** @param {import("./support/bundler.mjs").Compiler} compiler */
function provide(compiler) {
  const names = ["$", "jQuery", "window.$", "window.jQuery"];
  const provided = Object.fromEntries(names.map((name) => [name, ["jquery", "default"]]));
  new compiler.webpack.ProvidePlugin(provided).apply(compiler);
}
