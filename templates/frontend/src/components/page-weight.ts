import "./page-weight.css";

/** What this component reads of a PerformanceResourceTiming. Sizes in bytes, times in milliseconds. */
export interface Resource {
  readonly name: string;
  readonly duration: number;
  readonly decodedBodySize?: number;
}

/** Lists the files that the page has loaded, with a bar for the time that each has taken. */
export function renderPageWeight(target: HTMLElement, resources: readonly Resource[]): void {
  const longest = Math.max(1, ...resources.map(({ duration }) => duration));
  const list = document.createElement("ol");
  list.className = "page-weight";
  list.append(...resources.map((resource) => renderRow(resource, longest)));
  target.replaceChildren(list);
}

function renderRow(resource: Resource, longest: number): HTMLLIElement {
  const row = document.createElement("li");
  const bar = document.createElement("meter");
  bar.max = longest;
  bar.value = resource.duration;
  bar.setAttribute("aria-label", "Time to load");
  row.append(text("page-weight-name", fileName(resource.name)), bar, text("", describe(resource)));
  return row;
}

function text(className: string, content: string): HTMLSpanElement {
  const span = document.createElement("span");
  span.className = className;
  span.textContent = content;
  return span;
}

/** The last part of a URL's path, without the hash that the build has put in. */
function fileName(url: string): string {
  const name = new URL(url).pathname.split("/").pop() ?? "";
  return name.replace(/\.[0-9a-f]{20}(?=\.)/, "") || url;
}

function describe({ duration, decodedBodySize = 0 }: Resource): string {
  const time = `${String(Math.round(duration))} ms`;
  // Zero where another origin does not tell: https://www.w3.org/TR/resource-timing/
  return decodedBodySize > 0 ? `${(decodedBodySize / 1024).toFixed(1)} kB, ${time}` : time;
}
