/**
 * What a visitor has begun in what an island shows until its component comes goes on in that: what they have
 * typed, in the fields of the same names, and the focus.
 */
type Field = HTMLInputElement | HTMLTextAreaElement;

const FIELDS = ["input:not([type=checkbox], [type=radio], [type=file])", "textarea"]
  .map((field) => `${field}[name]`)
  .join();
const FOCUSABLE = "a[href], button, input, select, textarea, [tabindex]";

/** @returns what is to be called when the component is there */
export function handOver(island: HTMLElement): () => void {
  const fields = () => [...island.querySelectorAll<Field>(FIELDS)];
  const shown = fields();
  const typed = shown.filter(({ value, defaultValue }) => value !== defaultValue);
  const focused = island.contains(document.activeElement) ? document.activeElement : null;
  return () => {
    // The first of its name is the first there as well.
    const alike = (all: readonly Field[], { name }: Field) =>
      all.filter((one) => one.name === name);
    const successor = (field: Element) =>
      alike(fields(), field as Field)[alike(shown, field as Field).indexOf(field as Field)];
    for (const field of typed) {
      const next = successor(field);
      if (next && next !== field) write(next, field.value);
    }
    if (!focused || island.contains(document.activeElement)) return;
    (successor(focused) ?? island.querySelector<HTMLElement>(FOCUSABLE))?.focus();
  };
}

/** As if somebody had typed it: React keeps a setter of its own on the element. */
function write(field: Field, value: string): void {
  const prototype: unknown = Object.getPrototypeOf(field);
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
