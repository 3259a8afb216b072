/**
 * The element that the tag `island` prints:
 *
 *     <frontend-island name="Counter" client="visible" props='{"start":5}'>shown until then</frontend-island>
 *
 * Its code is fetched when its moment has come, and no sooner. It keeps its state when the server renders the
 * page around it anew, and ends when it is taken out. Who wants to know listens, on the document if they like:
 * `island:mounted`, `island:unmounted`, and `island:error`, whose default is a line in the console.
 */
import islands from "./list";
import { moments } from "./moments";
import { keepIslands } from "./morph";

/** What a file of src/islands/ exports; its kind knows what that is. */
export type Component = unknown;

/** Puts a component into its element. `html` says that the server has rendered it there already. */
export type Mount = (
  root: HTMLElement,
  props: object,
  html: boolean,
  /** To be called when the component has broken down, while it is rendered or later. */
  fail: (error: unknown) => void,
) => Mounted | Promise<Mounted>;

export interface Mounted {
  readonly update: (props: object) => void;
  readonly unmount: () => void;
}

/** What can have the focus. */
const FOCUSABLE = "a[href], button, input, select, textarea, [tabindex]";
const RETRY = 1000; // milliseconds after which a chunk that has not come is asked for again

export class Island extends HTMLElement {
  static readonly observedAttributes = ["name", "props"];

  /** From when it is put into the page to when it is taken out. */
  private life: AbortController | undefined;
  private mounted: Mounted | undefined;
  /** Fulfilled when it is mounted, or will not be. Islands inside of it wait for that. */
  settled: Promise<void> = Promise.resolve();
  /** What the template has put into it. */
  private fallback: Node[] | undefined;

  connectedCallback(): void {
    if (this.life) return;
    this.life = new AbortController();
    this.settled = this.start(this.life);
  }

  /** Who is moved comes back at once. */
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (!this.isConnected) this.stop();
    });
  }

  connectedMoveCallback(): void {
    // With this, browsers that know `moveBefore()` do not take it for an end.
  }

  /** The server has rendered it anew: the component gets its new props, and keeps its state. */
  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === "props") this.mounted?.update(this.readProps());
    else if (before !== null && this.life) {
      this.stop();
      this.connectedCallback();
    }
  }

  private async start({ signal }: AbortController): Promise<void> {
    const isOver = () => signal.aborted;
    const name = this.getAttribute("name") ?? "";
    try {
      const [moment = "", ...value] = (this.getAttribute("client") ?? "load").split(":");
      if (!moments[moment]) throw new Error(`There is no moment "${moment}".`);
      await moments[moment](this, value.join(":"), signal);
      // A component may replace what is in it.
      const parent = this.parentElement?.closest<Island>("frontend-island:not([client=none])");
      await parent?.settled;
      const mount = isOver() ? undefined : await load(name);
      if (!mount || isOver()) return;
      const html = this.hasAttribute("ssr");
      this.fallback = html ? undefined : [...this.childNodes];
      const hasFocus = () => this.contains(document.activeElement);
      const hadFocus = hasFocus();
      const mounted = await mount(this, this.readProps(), html, (error) => {
        this.fail(name, error);
      });
      if (isOver()) {
        mounted.unmount();
        return;
      }
      this.mounted = mounted;
      // A copy of this page, which Turbo or a history keeps, is not what the server has rendered.
      this.removeAttribute("ssr");
      // Who was in the field of the fallback goes on in that of the component.
      if (hadFocus && !hasFocus()) this.querySelector<HTMLElement>(FOCUSABLE)?.focus();
      tell(this, "mounted", { name });
    } catch (error) {
      if (!isOver()) this.fail(name, error);
    }
  }

  private stop(): void {
    this.life?.abort();
    this.life = undefined;
    if (!this.mounted) return;
    this.restore();
    // It is out of the page, where nothing bubbles any more.
    tell(this.isConnected ? this : document, "unmounted", {
      name: this.getAttribute("name"),
      island: this,
    });
  }

  private fail(name: string, error: unknown): void {
    this.restore();
    if (tell(this, "error", { name, error })) console.error(`The island ${name} failed.`, error);
  }

  private restore(): void {
    this.mounted?.unmount();
    this.mounted = undefined;
    if (this.fallback) this.replaceChildren(...this.fallback);
    this.removeAttribute("ssr");
  }

  private readProps(): object {
    return JSON.parse(this.getAttribute("props") ?? "{}", (key, value: unknown) =>
      key === "__proto__" ? undefined : value,
    ) as object;
  }
}

/** @returns whether nobody has prevented what is done by default */
function tell(target: EventTarget, what: string, detail: object): boolean {
  const how = { bubbles: true, cancelable: true, detail };
  return target.dispatchEvent(new CustomEvent(`island:${what}`, how));
}

async function load(name: string): Promise<Mount> {
  const island = Object.hasOwn(islands, name) ? islands[name] : undefined;
  if (!island) {
    throw new Error(
      `There is no src/islands/${name}; there are: ${Object.keys(islands).join(", ")}`,
    );
  }
  const [{ mount }, { default: component }] = await island().catch(async () => {
    await new Promise((done) => setTimeout(done, RETRY));
    return island();
  });
  return mount(component as never);
}

// The entry may have been loaded by another part of the page already.
if (!customElements.get("frontend-island")) {
  customElements.define("frontend-island", Island);
  keepIslands();
}
