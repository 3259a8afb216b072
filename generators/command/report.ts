import partition from "lodash-es/partition.js";
import colors from "picocolors";
import { diff } from "../plan/diff.ts";
import { notes, type PlannedFile } from "../plan/plan.ts";
import { saidBy, type Asked } from "../project/ask.ts";
import type { RunDocument } from "./document.ts";
import type { Use } from "./uses/find.ts";
import { lossOf, placeOf } from "./uses/say.ts";

/**
 * The plan for a person: new files of the frontend folder, and those that stay the same, are counted, everything else has its name.
 *
 * @param folder the frontend folder, relative to the project
 * @param all names new files too, as a dry run does
 */
export function planText(plan: readonly PlannedFile[], folder: string, all: boolean): string {
  const named = plan.filter(
    (file) =>
      ["update", "delete", "conflict"].includes(file.status) ||
      (file.status === "create" && (all || !file.path.startsWith(`${folder}/`))) ||
      isKept(file),
  );
  const created = plan.filter((file) => file.status === "create" && !named.includes(file)).length;
  const same = plan.filter((file) => file.status === "identical" && !named.includes(file)).length;
  const lines = named.map((file) => {
    const { path, status, note } = file;
    return line(isKept(file) ? "kept" : status, note ? `${path}  ${colors.dim(note)}` : path);
  });
  if (created) lines.unshift(line("create", `${folder}/  ${colors.dim(countFiles(created))}`));
  if (same) lines.push(line("identical", countFiles(same)));
  return lines.join("\n");
}

/** A file that is the user's by now, and not what we would render. */
function isKept({ status, note }: PlannedFile): boolean {
  return status === "identical" && (note === notes.changed || note === notes.deleted);
}

const countFiles = (count: number): string => `${count} ${count === 1 ? "file" : "files"}`;

const paint = {
  create: colors.green,
  update: colors.yellow,
  delete: colors.magenta,
  conflict: colors.red,
  identical: colors.dim,
  kept: colors.cyan,
  yours: colors.red,
} as const;

function line(status: keyof typeof paint, text: string): string {
  return `  ${paint[status](status.padEnd(10))}${text}`;
}

/** The places in the user's own files that use what goes, below the plan. */
export function usesText(uses: readonly Use[]): string {
  return uses.map((use) => line("yours", `${placeOf(use)}  ${colors.dim(lossOf(use))}`)).join("\n");
}

/** The unified diffs of a plan, coloured for a terminal. */
export function diffText(plan: readonly PlannedFile[]): string {
  return plan.map(diff).join("").split("\n").map(paintLine).join("\n");
}

function paintLine(text: string): string {
  if (/^(\+\+\+|---) /.test(text)) return colors.bold(text);
  if (text.startsWith("+")) return colors.green(text);
  if (text.startsWith("-")) return colors.red(text);
  return text.startsWith("@@") ? colors.cyan(text) : text;
}

/** What stays of the user's, to one who wanted that, and what to do about it. */
export function keptNotices(settled: readonly PlannedFile[]): string[] {
  const all = settled.filter(({ status }) => status === "conflict");
  const named = (files: readonly PlannedFile[]) => files.map(({ path }) => path).join(", ");
  const [unused, kept] = partition(all, ({ note }) => note === notes.unused);
  const isLoaded = unused.some(({ path }) => /\/webpack\/[^/]+\.mjs$/.test(path));
  const partly = settled.filter(({ note }) => note?.startsWith(notes.partly));
  return [
    ...partly.map(({ path, note }) => `${path} was ${note ?? ""}.`),
    ...(kept.length > 0
      ? [
          `your own ${named(kept)} stayed in place of ours; the frontend may not work with that.\nTake ours with: --on-conflict overwrite`,
        ]
      : []),
    ...(unused.length > 0
      ? [
          `your own ${named(unused)} stayed, though not used any more.${isLoaded ? " The build still loads all of webpack/*.mjs." : ""}`,
        ]
      : []),
  ];
}

/** The last words of a run: what changed, what to do next, and how to repeat it. */
export function summaryText(document: RunDocument, folder: string, dryRun: boolean): string {
  const lines = [
    changesText(document, folder),
    ...(document.check ? [checkText(document.check, document.checkReason)] : []),
    ...(document.checkOutput ?? []).map((line) => `  ${line}`),
    ...(document.asked ? [askedText(document.asked)] : []),
    ...document.notices.map((notice) => `\n${colors.yellow("Note")}: ${notice}`),
    ...document.wiring.filter(({ status }) => status === "left to you" || status === "taken out").map(toTypeIn),
    ...(dryRun ? [] : [`\nNext:\n${document.nextSteps.map((step) => `  ${step}`).join("\n")}`]),
    `\n${dryRun && changes(document) ? "To write it" : "Repeat this run"}: ${document.repeat ?? ""}`,
    ...(document.back === undefined ? [] : [`Take it back: ${document.back}`]),
  ];
  return lines.join("\n");
}

function changes({ plan }: RunDocument): boolean {
  return plan.some(({ status }) => ["create", "update", "delete"].includes(status));
}

function changesText({ plan, applied }: RunDocument, folder: string): string {
  const having = (status: string) => plan.filter((file) => file.status === status).map((file) => file.path);
  const [created, changed, deleted] = [having("create"), having("update"), having("delete")];
  const noted = (note: string) => plan.filter((file) => file.note === note).length;
  const left = [notes.changed, notes.deleted].flatMap((note) => (noted(note) ? [`${noted(note)} ${note}`] : []));
  const stays = left.length > 0 ? ` Left as it is: ${left.join(", ")}.` : "";
  if (created.length + changed.length + deleted.length === 0) return `Nothing to do in ${folder}/.${stays}`;
  const named = (paths: readonly string[], what: string) =>
    `${paths.length} ${what}${paths.length > 0 ? ` (${paths.join(", ")})` : ""}`;
  const did = (what: string, todo: string) => (applied ? what : todo);
  const parts = [
    `${countFiles(created.length)} ${did("created", "to create")}`,
    named(changed, did("changed", "to change")),
    ...(deleted.length > 0 ? [named(deleted, did("deleted", "to delete"))] : []),
  ];
  return `${did("Done", "Dry run, nothing written")}: ${parts.join(", ")}.${stays}`;
}

function checkText(check: NonNullable<RunDocument["check"]>, reason: string | undefined): string {
  const says = {
    passed: "passes.",
    "not run": `was not run: ${reason ?? ""}.`,
    "failed before": "failed before the edit too, so it says nothing about it.",
    failed: "failed after the edit.",
  };
  return `The project's own check ${says[check]}`;
}

function askedText(asked: Asked): string {
  return "answers" in asked
    ? `Asked, the project says: ${saidBy(asked.answers)}`
    : `The project was not asked whether it has the frontend: ${asked.notAsked}.`;
}

function toTypeIn({ name, file, line: at, status, snippet, reason }: RunDocument["wiring"][number]): string {
  const why = status === "taken out" ? `${name} was wired once and is not any more. To have it back, add` : "Add";
  const because = reason === undefined ? "" : ` (${reason})`;
  return `\n${why} to ${file}${at ? `:${at}` : ""}${because}:\n${(snippet ?? "").replace(/^/gm, "  ")}`;
}
