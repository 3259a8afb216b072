/** Renders islands of Vue for the service. `useHead` of head.ts says what is to be in the page's head. */
import { createSSRApp, h, type Component } from "vue";
import { renderToString } from "vue/server-renderer";
import { HEAD, type Head } from "./head";
import type { Props, Rendered } from "./render";
import { makePlugins } from "./vue";

export async function render(component: Component, props: Props, id: string): Promise<Rendered> {
  const app = createSSRApp({ render: () => h(component, props) });
  app.config.idPrefix = id;
  // Vue goes on, without what has failed.
  const failures: unknown[] = [];
  app.config.errorHandler = (error) => failures.push(error);
  const heads: Head[] = [];
  app.provide(HEAD, (head) => heads.push(head));
  for (const plugin of makePlugins()) app.use(plugin);
  const html = await renderToString(app);
  if (failures.length > 0) throw failures[0];
  return { html, head: heads.map(writeHead).join("") };
}

function writeHead({ title, description, links = [] }: Head): string {
  return [
    title === undefined ? "" : `<title>${escape(title)}</title>`,
    description === undefined ? "" : element("meta", { name: "description", content: description }),
    ...links.map((link) => element("link", link)),
  ].join("");
}

function element(name: string, attributes: Readonly<Record<string, string>>): string {
  const all = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  return `<${name}${all.join("")}>`;
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
