export const places = {
  overview: "Overview",
};
