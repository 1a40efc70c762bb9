/** The page: sizes in points, colours that also tell themselves apart in grey. */
export const page = {
  size: "A4" as const,
  margins: { top: 56, bottom: 64, left: 56, right: 56 },
  width: 595.28 - 112,
  bottom: 841.89 - 64,
};

export const colors = {
  ink: "#1c1c28",
  quiet: "#5c5c6b",
  line: "#d5d5de",
  band: "#f4f4f8",
  accent: "#4a4ac4",
  soft: "#b9b9ea",
  goal: "#b3261e",
};

export const sizes = { title: 20, heading: 13, subheading: 10.5, text: 9.5, small: 8 };
