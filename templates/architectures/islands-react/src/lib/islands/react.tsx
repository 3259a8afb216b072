/** Islands of React. What all of them are to have around them goes into around.tsx. */
import { Component, useEffect, type FC, type ReactNode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { Around } from "./around";
import type { Mount } from "./island";

interface Props {
  readonly children: ReactNode;
  readonly onMounted: () => void;
  readonly onError: (error: Error) => void;
}

/** One that breaks down takes none of the others with it. */
class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: Error): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    return this.state.failed ? null : <Rendered {...this.props} />;
  }
}

function Rendered({ children, onMounted }: Props): ReactNode {
  useEffect(onMounted, [onMounted]);
  return <Around>{children}</Around>;
}

export const mount =
  <Given extends object>(Island: FC<Given>): Mount =>
  (root, props, html, { mounted, failed }) => {
    let isBroken = false;
    // Neither while React is rendering: what is called may take this out. An effect may yet have thrown.
    const onMounted = () => {
      queueMicrotask(() => {
        if (!isBroken) mounted();
      });
    };
    const onError = (error: Error) => {
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
    const options = {
      // `island:error` tells it.
      onCaughtError: () => undefined,
      ...(root.id && { identifierPrefix: root.id }),
    };
    const react = html ? hydrateRoot(root, around(props), options) : createRoot(root, options);
    if (!html) react.render(around(props));
    return {
      update: (next) => {
        react.render(around(next));
      },
      unmount: () => {
        react.unmount();
      },
    };
  };
