/**
 * Turbo: links and forms replace the page without loading it (Drive), or a part of it (frames); streams change several.
 * What it sends to this site has the CSRF token. Without this file, links and forms are the browser's.
 *
 * With Drive, entries run once and pages change after that: what a script does to the elements of a page it does at
 * `turbo:load`, or in islands or Stimulus controllers, which begin by themselves. For pages as before, with frames and
 * streams alone: `Turbo.session.drive = false`.
 */
import { insertAsEver } from "./turbo-policy";
import * as Turbo from "@hotwired/turbo";
import { csrfHeaders } from "./csrf";
import { loadFiles } from "./fragments";
import "../styles/turbo.css";

insertAsEver();

// Its progress bar is the one of styles/turbo.css: this is the most that a timer can wait, in milliseconds.
Turbo.config.drive.progressBarDelay = 2 ** 31 - 1;

addEventListener("turbo:before-fetch-request", ({ detail: { fetchOptions, url } }) => {
  Object.assign(fetchOptions.headers, csrfHeaders(fetchOptions.method ?? "GET", url));
});

addEventListener("turbo:before-frame-render", ({ detail: { newFrame } }) => {
  loadFiles(newFrame);
});
addEventListener("turbo:before-stream-render", ({ detail: { newStream } }) => {
  loadFiles(newStream.templateElement.content);
});
