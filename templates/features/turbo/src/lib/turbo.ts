/**
 * Turbo: links and forms replace the page without loading it (Drive), or a part of it (frames); streams change several.
 * What it sends to this site has the CSRF token. Without this file, links and forms are the browser's.
 *
 * With Drive, entries run once and pages change after that: what a script does to the elements of a page it does at
 * `turbo:load`, or in islands or Stimulus controllers, which begin by themselves. For pages as before, with frames and
 * streams alone: `Turbo.session.drive = false`.
 */
import "./turbo-nonce";
import * as Turbo from "@hotwired/turbo";
import { csrfHeaders } from "./csrf";
import { asPart } from "./fragments";
import "../styles/turbo.css";

/** Milliseconds, the most that a timer can wait: Turbo's bar is a style element, which many a policy forbids. */
const NEVER = 2 ** 31 - 1;

// styles/turbo.css has one.
Turbo.config.drive.progressBarDelay = NEVER;

addEventListener("turbo:before-fetch-request", ({ detail: { fetchOptions, url } }) => {
  Object.assign(fetchOptions.headers, csrfHeaders(fetchOptions.method ?? "GET", url));
});

// The backend does not know that it answers with a stream: what it prints is for a whole page.
addEventListener("turbo:before-stream-render", ({ detail: { newStream } }) => {
  asPart(newStream.templateElement.content);
});
