import type { Component, Mount } from "./island";

/** The code of an island: what mounts its kind, and what is to be mounted. */
export type Load = () => Promise<
  [{ readonly mount: (component: never) => Mount }, { readonly default: Component }]
>;

/** webpack/support/islands-loader.mjs puts a line here for each file of src/islands/. */
const islands: Readonly<Record<string, Load>> = {};
export default islands;
