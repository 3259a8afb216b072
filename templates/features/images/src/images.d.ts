// Variants of an image that are imported: `import hero from "./hero.jpg?width=960&as=webp"`. Of `?width=960` alone,
// TypeScript cannot know the file's ending: write `new URL("./hero.jpg?width=960", import.meta.url)`.
declare module "*as=avif" {
  const url: string;
  export default url;
}
declare module "*as=jpeg" {
  const url: string;
  export default url;
}
declare module "*as=png" {
  const url: string;
  export default url;
}
declare module "*as=webp" {
  const url: string;
  export default url;
}
