// @ts-check
/**
 * What `npm run dev` runs: `npm start` runs it without npm in between, which passes no signals on. If
 * you change the one, change the other.
 */
export const BUNDLER = {
  name: "rspack",
  package: "@rspack/cli",
  command: "bin/rspack.js",
  serve: ["serve", "--config", "webpack.config.mjs", "--mode", "development"],
};
