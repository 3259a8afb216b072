import type { ControllerConstructor } from "@hotwired/stimulus";

/** The code of a controller. */
export type Load = () => Promise<{ readonly default?: ControllerConstructor }>;

/** webpack/support/controllers-loader.mjs puts a line here for each file of src/controllers/. */
const controllers: Readonly<Record<string, Load>> = {};
export default controllers;
