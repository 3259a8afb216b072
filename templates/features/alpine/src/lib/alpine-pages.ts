/**
 * What Alpine has to know of libraries that exchange pages, Turbo and htmx 2: alpine.ts needs this. Both keep copies of
 * pages for the way back, and a copy has what the templates in it have made, which they make again.
 */
import Alpine from "@alpinejs/csp";

interface Morph {
  readonly currentElement: HTMLElement;
  /** Undefined where it is to be removed. */
  readonly newElement?: HTMLElement;
}

/** Marks what a template has made, in a copy. */
const MADE = "data-alpine-made";

/** @returns what ends it */
export function followPages(): () => void {
  const lifetime = new AbortController();
  for (const [name, listener] of Object.entries(listeners))
    addEventListener(name, listener, { signal: lifetime.signal });
  return () => {
    lifetime.abort();
  };
}

/** The page goes on, maybe: it is only copied here, as for a frame of Turbo's that changes the address. */
function mark(): void {
  for (const element of document.body.querySelectorAll("*"))
    element.toggleAttribute(MADE, isMade(element));
}

function takeOutMade(body: HTMLElement): void {
  for (const made of body.querySelectorAll(`[${MADE}]`)) made.remove();
}

let left: HTMLElement | undefined;

const listeners: Readonly<Record<string, (event: Event) => void>> = {
  "htmx:beforeHistorySave": mark,
  "htmx:historyRestore": () => {
    takeOutMade(document.body);
  },

  "turbo:before-cache": mark,
  /** Until the page is whole, what is moved in it is not taken for gone. */
  "turbo:before-render": (event) => {
    takeOutMade((event as CustomEvent<{ readonly newBody: HTMLElement }>).detail.newBody);
    left = document.body;
    Alpine.deferMutations();
  },
  "turbo:render": () => {
    if (left && left !== document.body) Alpine.destroyTree(left);
    Alpine.flushAndStopDeferringMutations();
  },

  /** What the server has rendered anew gets the state that is there, and what Alpine has rendered stays. */
  "turbo:before-morph-element": (event) => {
    const { currentElement: element, newElement } = (event as CustomEvent<Morph>).detail;
    // In a `<template>`, and after its end, it has no state.
    if (!("_x_marker" in element)) return;
    if (newElement) Alpine.cloneNode(element, newElement);
    else if (isMade(element)) event.preventDefault();
  },
};

/** Whether it came of a `<template>` with x-for, x-if or x-teleport. */
function isMade(element: Element): boolean {
  return (
    ("_x_dataStack" in element && !element.hasAttribute("x-data")) || "_x_teleportBack" in element
  );
}
