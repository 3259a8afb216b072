import { resetAccent, setAccent } from "./_accent";
import "./Palette.css";

interface Props {
  /** Names of colours in CSS, with spaces in between. */
  colours: string;
}

/** Paints the page in the colour that is chosen, as long as it is there. */
export default function palette(root: HTMLElement, { colours }: Props): () => void {
  const group = document.createElement("div");
  group.className = "palette";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "Colour of this page");
  const buttons = colours.split(" ").map((colour) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "palette-colour";
    button.style.setProperty("--colour", colour);
    button.ariaLabel = colour;
    button.ariaPressed = "false";
    button.addEventListener("click", () => {
      for (const other of buttons) other.ariaPressed = String(other === button);
      setAccent(colour);
    });
    return button;
  });
  group.append(...buttons);
  root.append(group);
  return resetAccent;
}
