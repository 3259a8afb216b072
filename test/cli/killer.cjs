// Loaded into a run with NODE_OPTIONS=--require: ends it at one of the steps in which it writes, as a power cut would. The steps
// are the calls of fs from the making of the journal on. KILL_AT is the step, counted from 1; a write is cut in the middle.
// KILL_STEPS is a file that gets the number of steps that there were.
const fs = require("node:fs");
const process = require("node:process");
const { syncBuiltinESMExports } = require("node:module");

const STEPS =
  "openSync closeSync writeSync writeFileSync ftruncateSync fsyncSync mkdirSync renameSync rmSync rmdirSync";
const at = Number(process.env.KILL_AT);
const original = { ...fs };
let steps = 0;

for (const name of STEPS.split(" ")) {
  fs[name] = (...args) => {
    if (steps > 0 || (name === "mkdirSync" && String(args[0]).endsWith(".webpack-frontend-journal"))) steps += 1;
    if (steps === at) {
      if (name === "writeSync") original.writeSync(args[0], args[1], args[2], Math.floor(args[3] / 2), args[4]);
      if (name === "writeFileSync")
        original.writeFileSync(args[0], String(args[1]).slice(0, String(args[1]).length / 2));
      process.kill(process.pid, "SIGKILL");
    }
    return original[name](...args);
  };
}
syncBuiltinESMExports();
if (process.env.KILL_STEPS) process.on("exit", () => original.writeFileSync(process.env.KILL_STEPS, String(steps)));
