// What the bundler makes of style sheets in Sass. Of two that match a name, the first counts.
declare module "*.module.scss" {
  const styles: Readonly<Record<string, string>>;
  export default styles;
}
declare module "*.scss";
declare module "*.module.sass" {
  const styles: Readonly<Record<string, string>>;
  export default styles;
}
declare module "*.sass";
