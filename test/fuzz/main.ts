/** `npm run fuzz`: edits of random modules for every backend, judged by Python. */
import { parseArgs } from "node:util";
import { virtualEnvironment } from "../../scripts/python.mjs";
import { describeProblem, fuzz, KINDS } from "./fuzz.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "3000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
    only: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(
    `npm run fuzz -- [--count 3000] [--seed 1] [--only ${Object.keys(KINDS).join("|")}]\nEdits so many random modules for every backend. The same seed makes the same modules.`,
  );
} else {
  const python = await virtualEnvironment("edits", ["Flask", "fastapi", "jinja2", "pyramid", "pyramid_jinja2"]);
  const [count, seed] = [Number(values.count), Number(values.seed)];
  console.log(`seed ${seed}`);
  for (const kind of values.only === undefined ? Object.keys(KINDS) : [values.only]) {
    const { problems, ...numbers } = fuzz(python, kind, count, seed);
    for (const problem of problems.slice(0, 10)) console.log(describeProblem(kind, problem));
    const counted = Object.entries(numbers).map(([what, number]) => `${number} ${what}`);
    console.log(`${kind}: ${count} modules, ${counted.join(", ")}, ${problems.length} problems`);
    if (problems.length > 0) process.exitCode = 1;
  }
}
