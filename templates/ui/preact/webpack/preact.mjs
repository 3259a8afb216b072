// @ts-check
/**
 * What packages import from React comes from Preact. For your own files, tsconfig.json says the same, which
 * the type checker, the editor and Vitest read too.
 * Without this file, packages for React do not find it.
 */

/** @type {import("../webpack.config.mjs").Concern} */
export default function preact() {
  return {
    resolve: {
      alias: {
        "react/jsx-runtime": "preact/jsx-runtime",
        "react-dom/client": "preact/compat/client",
        "react-dom": "preact/compat",
        react: "preact/compat",
      },
    },
  };
}
