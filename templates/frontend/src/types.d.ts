/**
 * Values that webpack/environment.mjs takes from .env and the shell. Name yours here:
 *
 *     readonly FRONTEND_API_URL: string;
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- until you name one
interface ImportMetaEnv {}

interface ImportMeta {
  env: ImportMetaEnv;
}

// What the bundler makes of files that are no scripts.

// Before the next, which matches these names as well: the first that matches counts.
declare module "*.module.css" {
  const styles: Readonly<Record<string, string>>;
  export default styles;
}
declare module "*.css";

declare module "*.wasm";

// Any file as it is: its text, its address, or a data URL that holds it.
declare module "*?raw" {
  const text: string;
  export default text;
}
declare module "*?url" {
  const url: string;
  export default url;
}
declare module "*?inline" {
  const url: string;
  export default url;
}

// webpack/assets.mjs has the same list.
declare module "*.avif" {
  const url: string;
  export default url;
}
declare module "*.gif" {
  const url: string;
  export default url;
}
declare module "*.ico" {
  const url: string;
  export default url;
}
declare module "*.jpeg" {
  const url: string;
  export default url;
}
declare module "*.jpg" {
  const url: string;
  export default url;
}
declare module "*.png" {
  const url: string;
  export default url;
}
declare module "*.svg" {
  const url: string;
  export default url;
}
declare module "*.webp" {
  const url: string;
  export default url;
}
declare module "*.otf" {
  const url: string;
  export default url;
}
declare module "*.ttf" {
  const url: string;
  export default url;
}
declare module "*.woff" {
  const url: string;
  export default url;
}
declare module "*.woff2" {
  const url: string;
  export default url;
}
declare module "*.aac" {
  const url: string;
  export default url;
}
declare module "*.flac" {
  const url: string;
  export default url;
}
declare module "*.m4a" {
  const url: string;
  export default url;
}
declare module "*.mp3" {
  const url: string;
  export default url;
}
declare module "*.mp4" {
  const url: string;
  export default url;
}
declare module "*.ogg" {
  const url: string;
  export default url;
}
declare module "*.wav" {
  const url: string;
  export default url;
}
declare module "*.webm" {
  const url: string;
  export default url;
}
declare module "*.vtt" {
  const url: string;
  export default url;
}
declare module "*.pdf" {
  const url: string;
  export default url;
}
declare module "*.txt" {
  const url: string;
  export default url;
}
