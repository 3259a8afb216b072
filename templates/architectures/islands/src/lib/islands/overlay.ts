/**
 * While you edit: shows over the page which component has broken down, why, and where in the sources. island.ts needs
 * it; a build does not have it. Change here how that looks.
 */
import { originalPositionFor, sourceContentFor, TraceMap } from "@jridgewell/trace-mapping";

const STYLE = `
:host { position: fixed; inset: auto 1rem 1rem; max-height: 60vh; max-width: 60rem; margin: 0 auto; overflow: auto;
  padding: 1rem 1.25rem; border: 0; border-left: 0.4rem solid #e5484d; background: #1c1b22; color: #f4f4f6;
  font: 0.875rem/1.5 ui-monospace, monospace; text-align: start; box-shadow: 0 0.5rem 2rem #0008; }
h2 { margin: 0; font-size: 1rem; } p, pre { margin: 0.5rem 0 0; white-space: pre-wrap; } pre { color: #b9b8c6; }
button { float: right; border: 0; background: none; color: inherit; font: inherit; cursor: pointer; }`;

interface Place {
  /** `src/islands/Counter.tsx:7` */
  readonly name: string;
  /** The line, and what stands around it. */
  readonly lines: string;
}

const shown = new Map<Element, HTMLElement>();

export async function showFailure(island: Element, name: string, error: unknown): Promise<void> {
  const { message, stack } = Object(error) as Partial<Error>;
  const place = await findPlace(stack ?? "").catch(() => undefined);
  hideFailure(island);
  const overlay = document.createElement("div");
  overlay.popover = "manual"; // above whatever the page has
  overlay.dataset.islandFailure = name;
  const root = overlay.attachShadow({ mode: "open" });
  // A style element would be against many a Content-Security-Policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const close = element("button", "close");
  close.addEventListener("click", () => {
    hideFailure(island);
  });
  root.append(close, element("h2", `The island ${name} failed`));
  root.append(element("p", message ?? String(error)), element("p", place?.name ?? ""));
  root.append(element("pre", place?.lines ?? ""));
  document.documentElement.append(overlay);
  overlay.showPopover();
  shown.set(island, overlay);
}

/** To be called when it begins anew, or has gone. */
export function hideFailure(island: Element): void {
  shown.get(island)?.remove();
  shown.delete(island);
}

function element(name: string, text: string): HTMLElement {
  return Object.assign(document.createElement(name), { textContent: text });
}

/** The first place of a stack that is in src/, and no part of what mounts islands. */
async function findPlace(stack: string): Promise<Place | undefined> {
  for (const [, file = "", line, column] of stack.matchAll(/(https?:\/\/[^\s()]+):(\d+):(\d+)/g)) {
    const map = await fetchMap(file);
    if (!map) continue;
    const found = originalPositionFor(map, { line: Number(line), column: Number(column) - 1 });
    // A name can begin with the loaders that a module has gone through.
    const source = found.source?.replace(/^.*!/s, "") ?? "";
    const path = /\bsrc\/(?!lib\/islands\/)[^?]*/.exec(source)?.[0];
    if (!path || source.includes("node_modules") || found.line === null) continue;
    const text = sourceContentFor(map, found.source ?? "") ?? "";
    const at = isCompiled(path, text) ? "" : `:${String(found.line)}`;
    return { name: path + at, lines: linesAround(text, found.line) };
  }
  return undefined;
}

/** ts-loader knows a template of Vue's, and a script beside one, only as it gets it, with lines of its own. */
const isCompiled = (path: string, text: string): boolean =>
  path.endsWith(".vue") && !/<(template|script)\b/.test(text);

async function fetchMap(file: string): Promise<TraceMap | undefined> {
  const response = await fetch(`${file.replace(/\?.*/, "")}.map`);
  return response.ok ? new TraceMap(await response.text()) : undefined;
}

function linesAround(text: string, line: number): string {
  const lines = text.split("\n").slice(0, line + 2);
  const width = String(lines.length).length;
  return lines
    .map(
      (each, index) =>
        `${index + 1 === line ? ">" : " "} ${String(index + 1).padStart(width)} | ${each}`,
    )
    .slice(Math.max(0, line - 3))
    .join("\n");
}
