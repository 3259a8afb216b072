import { csrfFetch } from "../lib/csrf";

/** Posts to this page, and shows what time it was there. Yours to delete, with its card. */
async function ask(button: HTMLButtonElement): Promise<void> {
  const output = button.parentElement?.querySelector("output");
  if (!output) return;
  button.disabled = true;
  try {
    const response = await csrfFetch(location.href, { method: "POST" });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const time = page.querySelector("[data-ask-server] output")?.textContent;
    output.textContent = response.ok ? (time ?? "") : String(response.status);
  } finally {
    button.disabled = false;
  }
}

/** Hot updates run this file again. */
const lifetime = new AbortController();

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-ask-server] button")) {
  button.addEventListener("click", () => void ask(button), { signal: lifetime.signal });
}

/** In a build there are no hot updates, whatever the types say. */
function acceptUpdates(hot: ImportMeta["webpackHot"] | undefined): void {
  hot?.accept();
  hot?.dispose(() => {
    lifetime.abort();
  });
}

acceptUpdates(import.meta.webpackHot);
