import { mountCounter } from "../components/counter";
import "../styles/app.css";

// Hot updates run this file again: what it has attached to the page must come off first.
const lifetime = new AbortController();

for (const element of document.querySelectorAll<HTMLElement>("[data-counter]")) {
  mountCounter(element);
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-lazy]")) {
  button.addEventListener("click", () => void showPageWeight(button), { signal: lifetime.signal });
}

/** Loads the component, and its stylesheet, when somebody asks for it. */
async function showPageWeight(button: HTMLButtonElement): Promise<void> {
  const target = document.querySelector<HTMLElement>("[data-lazy-target]");
  if (!target) return;
  button.disabled = true;
  try {
    const { renderPageWeight } = await import(
      /* webpackChunkName: "page-weight" */ "../components/page-weight"
    );
    renderPageWeight(target, performance.getEntriesByType("resource"));
  } finally {
    button.disabled = false;
  }
}

/** In a build there are no hot updates, whatever the types say. */
function acceptUpdates(hot: ImportMeta["webpackHot"] | undefined): void {
  hot?.accept();
  hot?.dispose(() => {
    lifetime.abort();
  });
}

acceptUpdates(import.meta.webpackHot);
