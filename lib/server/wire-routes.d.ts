/** Every `route.ts` of `app/` but next-auth's, collected by the build of the server. */
declare module "virtual:wire-routes" {
  import type { WireRoute } from "./wire-router";

  const routes: readonly WireRoute[];
  export default routes;
  /** The segments of the address of every page. */
  export const pages: readonly (readonly string[])[];
}
