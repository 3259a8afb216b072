/** Islands of Preact. What all of them are to have around them goes into around.tsx. */
import { Component, hydrate, render, type ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { Around, type Children } from "./around";
import type { Mount } from "./island";

interface Props extends Children {
  readonly onMounted: () => void;
  readonly onError: (error: unknown) => void;
}

/** One that breaks down takes none of the others with it. */
class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  /** What waits for its code, `lazy()`, throws a promise. */
  override componentDidCatch(error: unknown): void {
    const { onError } = this.props;
    if (error instanceof Promise)
      error.then(() => {
        this.setState({ failed: false });
      }, onError);
    else onError(error);
  }

  override render() {
    return this.state.failed ? null : <Rendered {...this.props} />;
  }
}

function Rendered({ children, onMounted }: Props) {
  useEffect(onMounted, [onMounted]);
  return <Around>{children}</Around>;
}

export const mount =
  <Given extends object>(Island: ComponentType<Given>): Mount =>
  (root, props, html, { mounted, failed }) => {
    let isBroken = false;
    // Neither while Preact is rendering: what is called may take this out. An effect may yet have thrown.
    const onMounted = () => {
      queueMicrotask(() => {
        if (!isBroken) mounted();
      });
    };
    const onError = (error: unknown) => {
      isBroken = true;
      queueMicrotask(() => {
        failed(error);
      });
    };
    const around = (given: object) => (
      <Boundary onMounted={onMounted} onError={onError}>
        <Island {...(given as Given)} />
      </Boundary>
    );
    if (!html) root.replaceChildren();
    (html ? hydrate : render)(around(props), root);
    return {
      update: (next) => {
        render(around(next), root);
      },
      unmount: () => {
        render(null, root);
      },
    };
  };
