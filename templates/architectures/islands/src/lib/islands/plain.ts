import type { Mount } from "./island";

/** What ends it. */
type End = () => void;

/**
 * An island without a framework: a function that fills an element, and returns what ends it, if there is
 * something to end. It may be asynchronous: with other props it is run again once it has come to its end.
 *
 *     export default (root: HTMLElement, props: { points: number[] }) => {
 *       const chart = draw(root, props.points);
 *       return () => chart.destroy();
 *     };
 */
type Start = (root: HTMLElement, props: object) => unknown;

export const mount =
  (start: Start): Mount =>
  (root, props, _html, { mounted, failed }) => {
    let running: Promise<unknown> | undefined;
    /** @returns what ends this run, also where it has not come to its end itself */
    const run = (given: object): End => {
      let isOver = false;
      let end: End | undefined;
      const take = (result: unknown) => {
        // An arrow function returns whatever it comes to.
        if (typeof result === "function") end = result as End;
        if (isOver) end?.();
        else mounted();
      };
      root.replaceChildren();
      const result = start(root, given);
      if (result instanceof Promise) {
        const whole = result.then(take).catch((error: unknown) => {
          if (!isOver) failed(error);
        });
        running = whole;
        void whole.then(() => {
          if (running === whole) running = undefined;
        });
      } else take(result);
      return () => {
        isOver = true;
        end?.();
      };
    };
    let stop: End | undefined = run(props);
    const unmount = () => {
      const last = stop;
      stop = undefined;
      last?.();
    };
    return {
      update(next) {
        unmount();
        let isLast = true;
        stop = () => {
          isLast = false;
        };
        const begin = () => {
          if (isLast) stop = run(next);
        };
        if (running) void running.then(begin);
        else begin();
      },
      unmount,
    };
  };
