import { mountCounter } from "../components/counter";

interface Props {
  start?: number;
}

/** A function that fills an element is an island, too: it may return another one, which ends it. */
export default function counter(root: HTMLElement, { start = 0 }: Props): void {
  const element = document.createElement("div");
  element.dataset.count = String(start);
  mountCounter(element);
  root.append(element);
}
