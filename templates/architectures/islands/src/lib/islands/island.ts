/**
 * The element that the tag `island` prints:
 *
 *     <frontend-island name="Counter" client="visible" props='{"start":5}'>shown until then</frontend-island>
 *
 * Its code is fetched when its moment has come, and no sooner. It keeps its state when the server renders the
 * page around it anew, and ends when it is taken out. Who wants to know listens, on the document if they like:
 * `island:mounted`, `island:unmounted`, and `island:error`, whose default is a line in the console, or the page
 * loaded anew where the code is gone since a deployment.
 */
import { isOfChunk, reloadIfGone } from "../../gone-chunk";
import islands from "./list";
import { moments } from "./moments";
import { keepIslands } from "./morph";

declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** What a file of src/islands/ exports; its kind knows what that is. */
export type Component = unknown;

/**
 * Renders a component into its element. `html` says that the server has done that already.
 *
 * @throws what the component throws; or tells it by `failed`
 */
export type Mount = (root: HTMLElement, props: object, html: boolean, tell: Tell) => Mounted;

export interface Tell {
  /** To be called when it is in the page. */
  readonly mounted: () => void;
  /** To be called when the component has broken down, while it is rendered or later. */
  readonly failed: (error: unknown) => void;
}

/** What may be called from the beginning, mounted or not. */
export interface Mounted {
  readonly update: (props: object) => void;
  readonly unmount: () => void;
}

const RETRY = 1000; // milliseconds after which a chunk that has not come is asked for again
/** The attribute that it has for as long as its component is in the page: `frontend-island[mounted]` in styles. */
const MOUNTED = "mounted";

const BEGUN = "a, button, input, textarea, select, [tabindex]";

export class Island extends HTMLElement {
  static readonly observedAttributes = ["name", "props"];

  /** From when it is put into the page to when it is taken out. */
  private life: AbortController | undefined;
  private name = "";
  private component: Mounted | undefined;
  private isMounted = false;
  private hasFailed = false;
  /** Fulfilled when it is mounted, or will not be. Islands inside of it wait for that. */
  settled: Promise<void> = Promise.resolve();
  /** What the template has put into it, once a component is there in its place. */
  private fallback: Node[] | undefined;
  /** A copy with the attributes that the server has for it: a component may have put others there. */
  private given: Element = this;

  connectedCallback(): void {
    if (this.life) return;
    this.life = new AbortController();
    this.settled = this.start(this.life);
  }

  /** Who is moved comes back at once; with Turbo, what is permanent waits in the page that is going to be there. */
  disconnectedCallback(): void {
    setTimeout(() => {
      if (!this.isConnected) this.stop();
    });
  }

  connectedMoveCallback(): void {
    // With this, browsers that know `moveBefore()` do not take it for an end.
  }

  /** The server has rendered it anew: the component gets its new props, and keeps its state. */
  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.life) return;
    if (name === "name" || this.hasFailed) this.again();
    else
      try {
        this.component?.update(this.readProps());
      } catch (error) {
        this.fail(error);
      }
  }

  /**
   * Takes the attributes of the element that the server has for it now.
   *
   * @returns whether what is in it is its own: while it waits for its moment, that is the template's
   */
  take(next: Element): boolean {
    if (!this.component) return false;
    const { given } = this;
    for (const { name } of given.attributes)
      if (!next.hasAttribute(name)) this.removeAttribute(name);
    for (const { name, value } of next.attributes)
      if (name === "props" || given.getAttribute(name) !== value) this.setAttribute(name, value);
    this.given = next.cloneNode() as Element;
    return true;
  }

  /** One that has failed begins anew: its code is another now. */
  retry(): void {
    if (this.hasFailed) this.again();
  }

  private again(): void {
    this.stop();
    this.connectedCallback();
  }

  private async start({ signal }: AbortController): Promise<void> {
    const isOver = () => signal.aborted;
    const name = (this.name = this.getAttribute("name") ?? "");
    try {
      const [moment = "", ...value] = (this.getAttribute("client") ?? "load").split(":");
      // The tag has refused what is none.
      await moments[moment]?.(this, value.join(":"), signal);
      // A component may replace what is in it.
      const parent = this.parentElement?.closest<Island>("frontend-island:not([client=none])");
      await parent?.settled;
      if (isOver()) return;
      // Most have nothing in them that a visitor could have begun: the code for that comes where it is needed.
      const begun =
        this.querySelector(BEGUN) && twice(() => import("./hand-over")).catch(() => undefined);
      const [mount, handing] = await Promise.all([load(name), begun]);
      if (isOver()) return;
      const passOn = handing?.handOver(this);
      await this.render(mount, signal);
      if (isOver()) return;
      this.isMounted = true;
      this.setAttribute(MOUNTED, "");
      // A copy of this page, which Turbo or a history keeps, is not what the server has rendered.
      this.removeAttribute("ssr");
      passOn?.();
      tell(this, "mounted", { name });
    } catch (error) {
      if (!isOver()) this.fail(error);
    }
  }

  /** @returns when it is mounted, or has been taken out before that */
  private render(mount: Mount, signal: AbortSignal): Promise<void> {
    const html = this.hasAttribute("ssr");
    // In a copy of a page that a history has kept, there is what a component had rendered: it is nobody's fallback.
    this.fallback = html || this.hasAttribute(MOUNTED) ? [] : [...this.childNodes];
    this.given = this.cloneNode() as Element;
    return new Promise((mounted, reject) => {
      const failed = (error: unknown) => {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- components throw what they like
        reject(error);
        if (this.isMounted && !signal.aborted) this.fail(error);
      };
      signal.addEventListener("abort", () => {
        mounted();
      });
      this.component = mount(this, this.readProps(), html, { mounted, failed });
    });
  }

  private stop(): void {
    this.life?.abort();
    this.life = undefined;
    if (process.env.NODE_ENV !== "production" && this.hasFailed)
      void import("./overlay").then(({ hideFailure }) => {
        hideFailure(this);
      });
    this.hasFailed = false;
    const wasMounted = this.isMounted;
    this.restore();
    // It may be out of the page, where nothing bubbles any more.
    const target = this.isConnected ? this : document;
    if (wasMounted) tell(target, "unmounted", { name: this.name, island: this });
  }

  private fail(error: unknown): void {
    if (this.hasFailed) return;
    this.hasFailed = true;
    this.restore();
    if (tell(this, "error", { name: this.name, error }) && !reloadIfGone(error))
      console.error(`The island ${this.name} failed.`, error);
    if (process.env.NODE_ENV !== "production")
      void import("./overlay").then(({ showFailure }) => showFailure(this, this.name, error));
  }

  /** Takes the component out, and puts the fallback back in. */
  private restore(): void {
    const { component, fallback } = this;
    this.component = this.fallback = undefined;
    this.isMounted = false;
    try {
      component?.unmount();
    } catch (error) {
      reportError(error);
    }
    if (fallback) this.replaceChildren(...fallback);
    this.removeAttribute("ssr");
    this.removeAttribute(MOUNTED);
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
  const island = islands[name];
  if (!island) throw new Error(`No src/islands/${name}.`);
  const [{ mount }, { default: component }] = await twice(island);
  return mount(component as never);
}

/** A module that has thrown would be there the second time, half of it. */
function twice<T>(fetch: () => Promise<T>): Promise<T> {
  return fetch().catch(async (error: unknown) => {
    if (!isOfChunk(error)) throw error;
    await new Promise((done) => setTimeout(done, RETRY));
    return fetch();
  });
}

// The entry may have been loaded by another part of the page already.
if (!customElements.get("frontend-island")) {
  customElements.define("frontend-island", Island);
  keepIslands();
}

/** In a build there are no hot updates, whatever the types say. */
function retryUpdated(hot: ImportMeta["webpackHot"] | undefined): void {
  hot?.addStatusHandler((status: string) => {
    if (status !== "idle") return;
    for (const island of document.querySelectorAll<Island>("frontend-island")) island.retry();
  });
}

retryUpdated(import.meta.webpackHot);
