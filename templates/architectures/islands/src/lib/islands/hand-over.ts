/**
 * What a visitor has begun in what an island shows until its component comes goes on in that: what they have
 * typed, ticked or chosen, in the fields of the same names, and the focus. Where the server has rendered the
 * component, the fields are the same, and it is told of what is in them.
 */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const FIELDS = "input:not([type=file], [type=hidden]), textarea, select";
const FOCUSABLE = "a[href], button, input, select, textarea, [tabindex]";

/** @returns what is to be called when the component is there */
export function handOver(island: HTMLElement): () => void {
  const fields = () => [...island.querySelectorAll<Field>(FIELDS)];
  const shown = fields();
  // A component may overwrite them as it comes.
  const begun = shown.flatMap((field) => {
    const state = stateOf(field);
    return state === undefined ? [] : [{ field, state }];
  });
  const focused = island.contains(document.activeElement) ? document.activeElement : null;
  return () => {
    // The first of its name is the first there as well.
    const alike = (all: readonly Field[], { name, type }: Field) =>
      all.filter((one) => one.name === name && one.type === type);
    const successor = (field: Element) =>
      alike(fields(), field as Field)[alike(shown, field as Field).indexOf(field as Field)];
    for (const { field, state } of begun) {
      const next = field.isConnected ? field : field.name && successor(field);
      if (next) write(next, state);
    }
    if (!focused || island.contains(document.activeElement)) return;
    (successor(focused) ?? island.querySelector<HTMLElement>(FOCUSABLE))?.focus();
  };
}

const tickOf = (field: Field): HTMLInputElement | undefined =>
  field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type)
    ? field
    : undefined;

/** @returns what somebody has made of a field; undefined where it is as it came */
function stateOf(field: Field): string | undefined {
  if (field instanceof HTMLSelectElement) {
    const standard = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex === Math.max(standard, 0) ? undefined : field.value;
  }
  const tick = tickOf(field);
  if (tick) return tick.checked === tick.defaultChecked ? undefined : String(tick.checked);
  return field.value === field.defaultValue ? undefined : field.value;
}

/**
 * As if somebody had done it. React keeps a setter of its own on the element, by which it knows the value that it has
 * heard of: what goes past that is news.
 */
function write(field: Field, state: string): void {
  const tick = tickOf(field);
  if (tick) {
    const isWanted = state === "true";
    // Of two that exclude each other, the one that was chosen tells it.
    if (tick.type === "radio" && !isWanted) return;
    tick.checked = !isWanted;
    tick.click();
    return;
  }
  if (field instanceof HTMLSelectElement) field.value = state;
  else {
    const { selectionStart, selectionEnd } = field;
    field.value = field.defaultValue;
    const prototype: unknown = Object.getPrototypeOf(field);
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, state);
    // Not every type has a place in its text.
    if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
  }
  for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
}
