// What the bundler makes of style sheets in Less. Of two that match a name, the first counts.
declare module "*.module.less" {
  const styles: Readonly<Record<string, string>>;
  export default styles;
}
declare module "*.less";
