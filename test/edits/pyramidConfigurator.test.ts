import { addInclude } from "../../generators/project/edits/addInclude.ts";
import { runCases } from "./applications.ts";

await runCases("pyramidConfigurator", (source, { path = "frontend" }) =>
  addInclude(source, path, { noun: "Configurator", classes: ["pyramid.config.Configurator"], preferred: ["main"] }),
);
