import assert from "node:assert/strict";

/** A manifest that cannot be used. */
export interface BrokenManifest {
  name: string;
  /** What the file holds; undefined: there is none. */
  content: string | Buffer | undefined;
  /** Name of the exception's class. */
  error: string;
  /** What no other message says. */
  says: string;
}

const invalid = (name: string, content: string | Buffer, says: string): BrokenManifest => ({
  name,
  content,
  error: "ManifestInvalid",
  says,
});

const entry = (value: unknown) => JSON.stringify({ entrypoints: { app: value } });

export const BROKEN_MANIFESTS: BrokenManifest[] = [
  { name: "no manifest", content: undefined, error: "ManifestMissing", says: "The frontend has not been built yet" },
  invalid("an empty manifest", "", "is empty"),
  invalid("a truncated manifest", '{"app.js": "frontend/js/app', "is not complete JSON"),
  invalid("a manifest of other bytes than text", Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), "is not UTF-8 text"),
  invalid("a manifest that is a list", "[]", "has a list as its content, not an object"),
  invalid("a manifest without entries", "{}", 'has nothing as "entrypoints"'),
  invalid("an entry without assets", entry({}), 'has nothing as "assets" of entry "app", not an object'),
  invalid(
    "an entry whose scripts are one string",
    entry({ assets: { js: "frontend/js/app.js" } }),
    'has a string as "js" of entry "app", not a list',
  ),
  invalid(
    "a path that brings its own prefix",
    entry({ assets: { js: ["/static/frontend/js/app.js"] } }),
    'has "/static/frontend/js/app.js" as "js" of entry "app", not a path below the static root',
  ),
];

export interface Answer {
  status: number;
  type: string;
  body: string;
  /** Body and headers, as they came. */
  everything: string;
}

/** How long a server may take, in milliseconds. No message needs work; a busy machine does. */
const PATIENCE = 30_000;

/**
 * Asks for a page as a browser does, or as the given client.
 *
 * @throws {Error} if the answer does not come
 */
export async function ask(url: string, accept = "text/html,application/xhtml+xml"): Promise<Answer> {
  const response = await fetch(url, { headers: { accept }, signal: AbortSignal.timeout(PATIENCE) });
  const body = await response.text();
  const everything = `${[...response.headers].map((pair) => pair.join(": ")).join("\n")}\n\n${body}`;
  return { status: response.status, type: response.headers.get("content-type") ?? "", body, everything };
}

/**
 * In debug: a page of its own for browsers, the same as text for others.
 *
 * @param expected.details of what webpack said, if it said anything
 * @returns the sentence that says what happened
 */
export async function assertExplained(
  url: string,
  { error, says, fix, details = [] }: { error: string; says: string; fix: string; details?: string[] },
): Promise<string> {
  const page = await ask(url);
  assert.equal(page.status, 500);
  assert.match(page.type, /^text\/html/);
  const shown = textOf(page.body);
  for (const words of [error, says, fix, "This page reloads itself", ...details]) assertIncludes(shown, words);

  const plain = await ask(url, "text/plain");
  assert.equal(plain.status, 500);
  assert.match(plain.type, /^text\/plain/);
  for (const words of [`${error}: `, says, fix, ...details]) assertIncludes(plain.body, words);
  assert.doesNotMatch(plain.body, /Traceback|<\w+/);
  return plain.body.split("\n")[0] ?? "";
}

/** What no stranger may learn: where anything is on this machine. */
const PATHS = /\/tmp\b|\/work\b|\/home\/|\/root\b|\/usr\/|site-packages|\.venv|\.cache|Traceback|manage\.py/;

/**
 * @param answer of a production server
 * @param folder of the project
 */
export function assertDiscreet(answer: Answer, folder: string): void {
  assert.ok(!answer.everything.includes(folder), answer.everything);
  assert.doesNotMatch(answer.everything, PATHS);
}

export function assertIncludes(text: string, words: string): void {
  assert.ok(text.includes(words), `"${words}" is not in:\n${text}`);
}

/** What a reader sees of HTML, as far as these pages go. */
function textOf(html: string): string {
  const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&amp;": "&" };
  return html.replace(/<style>[\s\S]*?<\/style>|<[^>]+>/g, "").replace(/&[#\w]+;/g, (entity) => entities[entity] ?? "");
}
