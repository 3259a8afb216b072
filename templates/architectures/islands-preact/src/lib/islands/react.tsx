/**
 * Islands of Preact. What all of them are to have around them, a store, a theme, translations, goes into `Around`.
 */
import { Component, hydrate, render, type ComponentChildren, type ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import type { Mount, Mounted } from "./island";

interface Children {
  readonly children?: ComponentChildren;
}

const Around = ({ children }: Children) => <>{children}</>;

interface Props extends Children {
  readonly onMounted: () => void;
  readonly onError: (error: Error) => void;
}

/** One that breaks down takes none of the others with it. */
class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: Error): void {
    this.props.onError(error);
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
  (root, props, html, fail) =>
    new Promise<Mounted>((done, reject) => {
      let isMounted = false;
      const onMounted = () => {
        isMounted = true;
        done({
          update: (next) => {
            render(around(next), root);
          },
          unmount: () => {
            render(null, root);
          },
        });
      };
      const onError = (error: Error) => {
        if (isMounted) fail(error);
        else {
          // Not while it is rendering.
          setTimeout(() => {
            render(null, root);
            reject(error);
          });
        }
      };
      const around = (given: object) => (
        <Boundary onMounted={onMounted} onError={onError}>
          <Island {...(given as Given)} />
        </Boundary>
      );
      if (!html) root.replaceChildren();
      (html ? hydrate : render)(around(props), root);
    });
