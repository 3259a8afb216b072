import { cpus, platform, release, totalmem } from "node:os";

/** Where and when the numbers were taken. */
export interface Run {
  date: string;
  command: string;
  machine: string;
}

export function describeRun(argv: string[]): Run {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return {
    date: new Date().toISOString().slice(0, 10),
    command: ["npm run bench", ...(argv.length > 0 ? ["--", ...argv] : [])].join(" "),
    machine: `${cpus().length} cores of ${cpu?.model.trim() ?? "an unknown processor"}, ${memory}, ${platform()} ${release()}, Node ${process.versions.node}`,
  };
}
