/** The one function of react-dom that is used here; its package has no types of its own. */
declare module "react-dom/server" {
  export function renderToStaticMarkup(node: import("react").ReactNode): string;
}
