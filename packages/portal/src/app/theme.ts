import {
  Accordion,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  Paper,
} from "@mantine/core";

/** Moonlight: the one accent of the portal. White reads on it from shade 6 on. */
const moon: MantineColorsTuple = [
  "#f0f1ff",
  "#dfe1fb",
  "#c3c7f7",
  "#a5abf3",
  "#8a90ee",
  "#7177ea",
  "#5d61e3",
  "#4a4bd0",
  "#3e3fb5",
  "#323392",
];

/** Night: cooler than a plain gray, so that cards lift off the page without a border. */
const dark: MantineColorsTuple = [
  "#e6e8f0",
  "#bcc1d0",
  "#a0a6b8",
  "#737a8f",
  "#3f4556",
  "#2f3443",
  "#262a37",
  "#1b1e29",
  "#151821",
  "#0e1017",
];

/** For what takes something away: its words are read on page and card, light and dark. */
const red: MantineColorsTuple = [
  "#fff1f0",
  "#fee0dd",
  "#fec2bc",
  "#fda29b",
  "#f97066",
  "#f04438",
  "#d92d20",
  "#b42318",
  "#912018",
  "#7a271a",
];

export const theme = createTheme({
  colors: { moon, dark, red },
  primaryColor: "moon",
  primaryShade: { light: 7, dark: 7 },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: "650", textWrap: "balance" },
  components: {
    Accordion: Accordion.extend({ classNames: { item: "card sheet" } }),
    Paper: Paper.extend({ defaultProps: { radius: "lg" } }),
  },
});

/** Colours by their job; text in them reaches a contrast of 4.5 on page and card. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--page": "#f6f5f2",
    "--rule": "#e2dfd8",
    "--wash": "#ecebfb",
    "--mantine-color-text": "#1d1f27",
    "--mantine-color-dimmed": "#5a5f6d",
    "--mantine-color-placeholder": "#6b7080",
    "--mantine-color-error": "#b42318",
    "--mantine-color-anchor": "#4a4bd0",
    "--mantine-color-yellow-light-color": "#714a00",
    "--mantine-color-teal-light-color": "#05604a",
  },
  dark: {
    "--page": "#12141b",
    "--rule": "#2f3443",
    "--wash": "#242741",
    "--mantine-color-dimmed": "#a0a6b8",
    "--mantine-color-placeholder": "#9097aa",
    "--mantine-color-error": "#fda29b",
    "--mantine-color-anchor": "#a5abf3",
    "--mantine-color-yellow-light-color": "#ffd977",
    "--mantine-color-teal-light-color": "#7fe0c3",
  },
});
