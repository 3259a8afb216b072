/**
 * When an island's code is fetched: the attribute `client` says the name of one, and, behind a colon, what is to
 * be known about it. `load` has nothing to wait for, and is not here. Add yours here, and its name to MOMENTS in assets/islands.py.
 */
type Moment = (island: HTMLElement, value: string, gone: AbortSignal) => Promise<unknown>;

export const moments: Readonly<Record<string, Moment>> = {
  /** When the browser has nothing else to do, or after so many milliseconds. */
  idle: (_, timeout) =>
    new Promise<unknown>((done) => {
      // Safari has none.
      if ("requestIdleCallback" in window)
        requestIdleCallback(done, timeout ? { timeout: Number(timeout) } : {});
      else setTimeout(done, Number(timeout) || 200);
    }),

  /** When it is about to be seen: so far outside of the window, as a margin in CSS says it. */
  visible: (island, rootMargin, gone) =>
    new Promise<void>((done) => {
      const observer = new IntersectionObserver(
        (entries) => {
          if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
          observer.disconnect();
          done();
        },
        { rootMargin: rootMargin || "200px" },
      );
      observer.observe(island);
      // What has no content has no place either: nothing could be seen of it.
      if (island.getClientRects().length === 0)
        for (const child of island.children) observer.observe(child);
      gone.addEventListener("abort", () => {
        observer.disconnect();
      });
    }),

  /** When a media query matches, such as `(min-width: 60rem)`. */
  media: (_, query, signal) =>
    new Promise<void>((done) => {
      const list = matchMedia(query);
      const look = () => {
        if (list.matches) done();
      };
      look();
      list.addEventListener("change", look, { signal });
    }),

  /** When somebody turns to it: the events, with spaces in between. */
  interaction: (island, events, signal) =>
    new Promise<unknown>((done) => {
      for (const type of (events || "pointerenter focusin touchstart").split(" "))
        island.addEventListener(type, done, { once: true, passive: true, signal });
    }),

  /** Never. */
  none: () =>
    new Promise(() => {
      // Nothing ends it.
    }),
};
