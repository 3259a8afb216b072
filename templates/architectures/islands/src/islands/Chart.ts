import "./Chart.css";

/** A number by what it is of: `{% island "Chart" Monday=12 Tuesday=19 %}`. */
type Props = Record<string, number>;

/** Bars, as long as their numbers are. A screen reader reads the names and the numbers. */
export default function chart(root: HTMLElement, props: Props): void {
  const list = document.createElement("dl");
  list.className = "chart";
  const longest = Math.max(...Object.values(props), 0) || 1;
  for (const [name, value] of Object.entries(props)) {
    const bar = document.createElement("dd");
    bar.className = "chart-bar";
    bar.style.width = `${String((100 * value) / longest)}%`;
    bar.ariaHidden = "true";
    list.append(make("dt", name), bar, make("dd", String(value)));
  }
  root.append(list);
}

function make(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
