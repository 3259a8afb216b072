import { createHash } from "node:crypto";

/** Something that a page refers to. */
export interface Link {
  tag: string;
  /** Absolute. */
  url: string;
  attributes: ReadonlyMap<string, string>;
}

export interface FetchedPage {
  url: string;
  status: number;
  headers: Headers;
  html: string;
  /** Everything with a `src` or `href`, in the order of the page. */
  links: Link[];
}

export async function fetchPage(url: string): Promise<FetchedPage> {
  const response = await fetch(url);
  const html = await response.text();
  return {
    url: response.url,
    status: response.status,
    headers: response.headers,
    html,
    links: links(html, response.url),
  };
}

/**
 * Fetches everything that the page refers to, and what its stylesheets refer to.
 *
 * @param page from `fetchPage`
 * @param origins which a page may load from besides its own, such as a CDN's
 * @returns one line for each answer that is not 200, each integrity that is not the SHA-384 of the bytes, each foreign
 *   origin; empty if all is well
 */
export async function brokenLinks(page: FetchedPage, origins: string[] = []): Promise<string[]> {
  const known = [page.url, ...origins].map((url) => new URL(url).origin);
  const problems: string[] = page.status === 200 ? [] : [`${page.status} ${page.url}`];
  for (const { tag, url, attributes } of page.links) {
    if (!known.includes(new URL(url).origin)) {
      // A reader may follow a link to anywhere; what the page itself needs has to be ours.
      if (tag !== "a") problems.push(`foreign origin ${url}`);
      continue;
    }
    const { bytes, problem } = await get(url);
    if (problem) problems.push(problem);
    const integrity = attributes.get("integrity");
    if (integrity !== undefined && integrity !== sha384(bytes)) problems.push(`${integrity} is not the hash of ${url}`);
    if (attributes.get("rel") === "stylesheet") problems.push(...(await brokenUrls(url, bytes.toString())));
  }
  return problems;
}

/** @returns what a page writes into `integrity` for these bytes */
export function sha384(bytes: Buffer): string {
  return `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
}

/** @returns one line for each URL that does not answer 200 */
export async function unavailable(urls: Iterable<string>): Promise<string[]> {
  const answers = await Promise.all([...new Set(urls)].map(get));
  return answers.map(({ problem }) => problem).filter((problem) => problem !== undefined);
}

async function brokenUrls(stylesheet: string, css: string): Promise<string[]> {
  const urls = [...css.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]+))\s*\)/g)]
    .map(([, double, single, bare]) => double ?? single ?? bare ?? "")
    .filter((url) => !url.startsWith("data:"))
    .map((url) => new URL(url, stylesheet).href);
  return unavailable(urls);
}

async function get(url: string): Promise<{ bytes: Buffer; problem?: string }> {
  const response = await fetch(url, { headers: { "accept-encoding": "identity" } });
  const bytes = Buffer.from(await response.arrayBuffer());
  return response.status === 200 ? { bytes } : { bytes, problem: `${response.status} ${url}` };
}

function links(html: string, base: string): Link[] {
  const tags = html.replace(/<!--[\s\S]*?-->/g, "").matchAll(/<([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi);
  return [...tags].flatMap(([, tag = "", text = ""]) => {
    const attributes = parseAttributes(text);
    const target = attributes.get("src") ?? attributes.get("href");
    if (target === undefined || /^(#|data:|mailto:)/.test(target)) return [];
    return [{ tag: tag.toLowerCase(), url: new URL(target, base).href, attributes }];
  });
}

const ENTITIES: Record<string, string> = {
  "&amp;": "&",
  "&quot;": '"',
  "&#x27;": "'",
  "&#39;": "'",
  "&lt;": "<",
  "&gt;": ">",
};

function parseAttributes(text: string): Map<string, string> {
  const pairs = text.matchAll(/([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g);
  return new Map(
    [...pairs].map(([, name = "", double, single, bare]) => {
      const value = double ?? single ?? bare ?? "";
      return [name.toLowerCase(), value.replace(/&[#\w]+;/g, (entity) => ENTITIES[entity] ?? entity)];
    }),
  );
}
