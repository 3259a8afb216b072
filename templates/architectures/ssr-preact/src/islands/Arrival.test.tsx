import { expect, it, vi } from "vitest";
import { mounted } from "../lib/islands/mounted";
import { mount } from "../lib/islands/react";
import { render } from "../lib/islands/render-react";
import Arrival from "./Arrival";

it("is HTML on the server, and live in the browser", async () => {
  const { html } = await render(Arrival as never, { what: "It arrived." });
  expect(html).toContain("It arrived.");
  expect(html).not.toContain("live");
  const { root } = await mounted(mount(Arrival), { what: "It arrived." });
  await vi.waitFor(() => {
    expect(root.textContent).toContain("live");
  });
});
