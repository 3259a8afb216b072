/** The colour of what the page stresses. No island: the name of this file begins with an underscore. */

const { style } = document.documentElement;

/** @param colour as CSS says it; it becomes as light as Palette.css says */
export function setAccent(colour: string): void {
  style.setProperty("--accent", `color-mix(in oklab, ${colour}, white var(--palette-light))`);
}

export function resetAccent(): void {
  style.removeProperty("--accent");
}
