import { contrast, legible } from "./colors.ts";

/** Colours of a light screen, as inline styles. */
export const palette = {
  page: "#f2f3f5",
  card: "#ffffff",
  panel: "#f4f5f8",
  rule: "#dfe2e7",
  ink: "#1c1f26",
  faint: "#5b6270",
} as const;

const dark = {
  page: "#121418",
  card: "#1d2026",
  panel: "#282c34",
  rule: "#3b404a",
  ink: "#eceef2",
  faint: "#a9b0bd",
} as const;

/**
 * The style sheet for what inline styles cannot say: dark screens, and links in the brand colour where
 * it can be read. Free of quotes and angle brackets, which would be escaped in a style element.
 */
export function styleSheet(brandColor: string): string {
  // A dark button on a dark card needs an edge to be seen as one.
  const edge =
    contrast(brandColor, dark.card) < 2 ? `.action{border-color:${dark.faint}!important}` : "";
  return [
    ":root{color-scheme:light dark;supported-color-schemes:light dark}",
    `.link{color:${legible(brandColor, palette.page, palette.ink)}!important}`,
    "@media (prefers-color-scheme:dark){",
    `.page,.page td{background-color:${dark.page}!important}`,
    `.card,.card td{background-color:${dark.card}!important}`,
    `.panel,.panel td{background-color:${dark.panel}!important}`,
    `.ink{color:${dark.ink}!important}`,
    `.faint{color:${dark.faint}!important}`,
    `.rule{border-color:${dark.rule}!important}`,
    `.link{color:${legible(brandColor, dark.panel, dark.ink)}!important}`,
    edge,
    "}",
  ].join("");
}
