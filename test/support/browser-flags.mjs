// @ts-check

/** A browser that asks nobody but the page's servers, and that can run as root in a container. */
export const FLAGS = /** @type {const} */ ([
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]);
