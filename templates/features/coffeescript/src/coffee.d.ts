// What CoffeeScript exports, nobody knows but you: name it before the line below, by the end of its
// path. Of two that match a name, the first counts.
declare module "*/stopwatch.coffee" {
  export function mount(element: Element): void;
}
declare module "*.coffee";
