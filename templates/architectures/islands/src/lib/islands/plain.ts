import type { Mount } from "./island";

/**
 * An island without a framework: a function that fills an element, and returns what ends it, if there is
 * something to end.
 *
 *     export default (root: HTMLElement, props: { points: number[] }) => {
 *       const chart = draw(root, props.points);
 *       return () => chart.destroy();
 *     };
 */
type Start = (root: HTMLElement, props: object) => (() => void) | undefined;

export const mount =
  (start: Start): Mount =>
  (root, props) => {
    const run = (given: object) => {
      root.replaceChildren();
      return start(root, given);
    };
    let stop = run(props);
    return {
      update(next) {
        stop?.();
        stop = run(next);
      },
      unmount: () => stop?.(),
    };
  };
