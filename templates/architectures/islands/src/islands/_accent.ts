/** The colour of what the page stresses. No island: the name of this file begins with an underscore. */

/** @param colour as CSS says it; it becomes as light as Palette.css says */
export function setAccent(colour: string): void {
  const accent = `color-mix(in oklab, ${colour}, white var(--palette-light))`;
  document.documentElement.style.setProperty("--accent", accent);
}

export function resetAccent(): void {
  document.documentElement.style.removeProperty("--accent");
}
