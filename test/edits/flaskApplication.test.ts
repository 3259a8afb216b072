import { addInitCalls } from "../../generators/project/edits/addInitCalls.ts";
import { runCases } from "./applications.ts";

const app = {
  noun: "Flask application",
  classes: ["flask.Flask", "flask.app.Flask"],
  preferred: ["app", "application", "create_app", "make_app"],
};

await runCases("flaskApplication", (source, { home = "", named }) =>
  addInitCalls(
    source,
    { name: "frontend", home, firstParty: ["config", "models", "shop"] },
    { app: { ...app, named } },
  ),
);
