/**
 * Islands of React. What all of them are to have around them, a store, a theme, translations, goes into `Around`.
 */
import { Component, useEffect, type FC, type PropsWithChildren, type ReactNode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import type { Mount, Mounted } from "./island";

const Around: FC<PropsWithChildren> = ({ children }) => children;

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
  (root, props, html, fail) =>
    new Promise<Mounted>((done, reject) => {
      let isMounted = false;
      const onMounted = () => {
        isMounted = true;
        done({
          update: (next) => {
            mounted.render(around(next));
          },
          unmount: () => {
            mounted.unmount();
          },
        });
      };
      const onError = (error: Error) => {
        if (isMounted) fail(error);
        else {
          // Not while it is rendering.
          setTimeout(() => {
            mounted.unmount();
            reject(error);
          });
        }
      };
      const around = (given: object) => (
        <Boundary onMounted={onMounted} onError={onError}>
          <Island {...(given as Given)} />
        </Boundary>
      );
      const options = root.id ? { identifierPrefix: root.id } : {};
      const mounted = html ? hydrateRoot(root, around(props), options) : createRoot(root, options);
      if (!html) mounted.render(around(props));
    });
