// @ts-check

/** How many of the slowest are named. */
const SLOWEST = 10;

/** @typedef {import("./pool.mjs").Result} Result */

/**
 * What one job did: all that it printed, and a line that sums it up.
 *
 * @param {Result} result
 * @param {number} left how many have not begun
 */
export function printResult({ job, passed, failed, output, started, ended }, left) {
  console.log(`\n== ${job.stage}: ${job.name}\n${output.trimEnd()}`);
  console.log(
    `== ${job.stage}: ${job.name}: ${passed} passed, ${failed} failed, ${seconds(ended - started)} (${left} to begin)`,
  );
}

/**
 * The stages in a table, and what took longest. Stages run side by side: each has the time from its first job's
 * beginning to its last one's end, and the sum of the jobs' own.
 *
 * @param {readonly Result[]} results
 * @param {readonly import("./pool.mjs").Job[]} skipped
 */
export function printSummary(results, skipped) {
  const rows = [["stage", "jobs", "passed", "failed", "from", "to", "sum of jobs"]];
  for (const stage of new Set(results.map(({ job }) => job.stage))) {
    const own = results.filter(({ job }) => job.stage === stage);
    rows.push([
      stage,
      String(own.length),
      String(sum(own.map(({ passed }) => passed))),
      String(sum(own.map(({ failed }) => failed))),
      seconds(Math.min(...own.map(({ started }) => started))),
      seconds(Math.max(...own.map(({ ended }) => ended))),
      seconds(sum(own.map(({ started, ended }) => ended - started))),
    ]);
  }
  console.log(`\n${table(rows)}`);
  const slowest = [...results].sort((a, b) => b.ended - b.started - (a.ended - a.started)).slice(0, SLOWEST);
  console.log(
    `\nslowest:\n${table(slowest.map(({ job, started, ended }) => [seconds(ended - started), `${job.stage}: ${job.name}`]))}`,
  );
  const failures = results.filter(({ failed }) => failed > 0);
  if (failures.length > 0)
    console.log(`\nfailed:\n${failures.map(({ job, failed }) => `${failed} in ${job.stage}: ${job.name}`).join("\n")}`);
  if (skipped.length > 0)
    console.log(`\nnot begun after that: ${skipped.length} of ${skipped.length + results.length}`);
}

/** @param {number[]} numbers */
export function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/** @param {number} time */
function seconds(time) {
  return `${Math.round(time)} s`;
}

/** @param {string[][]} rows */
function table(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const last = widths.length - 1;
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column === last ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
