// @ts-check
/** How a component is told to React's Fast Refresh: ../react.mjs needs this. */

/** The files that components are in. */
export const JSX = /\.[jt]sx$/;

/**
 * @param {string} loader swc's, for what another loader has made of JSX
 * @returns {import("./bundler.mjs").RuleSetRule}
 */
export const refresh = (loader) => ({
  test: JSX,
  exclude: /node_modules/,
  enforce: "post",
  loader,
  options: {
    jsc: {
      target: "esnext",
      parser: { syntax: "ecmascript" },
      transform: { react: { development: true, refresh: true } },
    },
  },
});
