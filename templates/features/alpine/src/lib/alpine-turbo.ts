/**
 * What Turbo has to know of Alpine: alpine.ts needs this. In a page without Turbo it does nothing.
 */
import Alpine from "@alpinejs/csp";

interface Morph {
  readonly currentElement: HTMLElement;
  /** Undefined where it is to be removed. */
  readonly newElement?: HTMLElement;
}

/** @returns what ends it */
export function followTurbo(): () => void {
  const lifetime = new AbortController();
  for (const [name, listener] of Object.entries(listeners))
    addEventListener(`turbo:${name}`, listener, { signal: lifetime.signal });
  return () => {
    lifetime.abort();
  };
}

const listeners: Readonly<Record<string, (event: Event) => void>> = {
  /** The copy of a page that is left has its templates; with what came of them, all would be there twice on the way back. */
  "before-cache": () => {
    Alpine.destroyTree(document.body);
  },

  /** Where the page stays after all, everything begins again; what has begun goes on. */
  load: () => {
    Alpine.initTree(document.body);
  },

  /** What the server has rendered anew gets the state that is there, and what Alpine has rendered stays. */
  "before-morph-element": (event) => {
    const { currentElement: element, newElement } = (event as CustomEvent<Morph>).detail;
    // In a `<template>`, and after its end, it has no state.
    if (!("_x_marker" in element)) return;
    if (newElement) Alpine.cloneNode(element, newElement);
    else if (isRendered(element)) event.preventDefault();
  },
};

/** Whether it came of a `<template x-for>` or `x-if`. */
function isRendered(element: HTMLElement): boolean {
  return "_x_dataStack" in element && !element.hasAttribute("x-data");
}
