// @ts-check
/**
 * What `npm run dev` runs: `npm start` runs it without npm in between, which passes no signals on. If
 * you change the one, change the other.
 */
export const BUNDLER = {
  name: "webpack",
  package: "webpack",
  command: "bin/webpack.js",
  serve: ["watch", "--mode", "development", "--env", "serve"],
};
