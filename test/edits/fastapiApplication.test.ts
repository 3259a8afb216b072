import { addInitCalls } from "../../generators/project/edits/addInitCalls.ts";
import { runCases } from "./applications.ts";

const app = {
  noun: "application",
  classes: ["fastapi.FastAPI", "starlette.applications.Starlette"],
  preferred: ["app", "api"],
};
const templates = ["fastapi.templating.Jinja2Templates", "starlette.templating.Jinja2Templates"];

await runCases("fastapiApplication", (source, { home = "", named, only }) =>
  addInitCalls(
    source,
    { name: "frontend", home, firstParty: ["config", "models", "shop"] },
    only === "templates" ? { templates } : { app: { ...app, named }, templates },
  ),
);
