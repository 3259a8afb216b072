// The build for a strict Content-Security-Policy, which has no types of its own, but those of the ordinary one.
declare module "@alpinejs/csp" {
  import type { Alpine } from "alpinejs";

  const alpine: Alpine;
  export default alpine;
}
