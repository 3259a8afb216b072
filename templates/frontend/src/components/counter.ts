/**
 * Fills an element with a counter. The count is kept in the element itself (`data-count`), so that a
 * template can set it and a hot update does not lose it.
 */
export function mountCounter(element: HTMLElement): void {
  const value = document.createElement("output");
  const show = (): void => {
    value.textContent = String(readCount(element));
  };
  const step = (label: string, name: string, change: number): HTMLButtonElement => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "counter-step";
    button.textContent = label;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", () => {
      element.dataset.count = String(readCount(element) + change);
      show();
    });
    return button;
  };

  value.className = "counter-value";
  element.classList.add("counter");
  element.replaceChildren(step("−", "One less", -1), value, step("+", "One more", 1));
  show();
}

function readCount(element: HTMLElement): number {
  const count = Number(element.dataset.count);
  return Number.isInteger(count) ? count : 0;
}
