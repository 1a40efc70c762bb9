export const lists = {
  filters: "Filters",
  any: "All",
  clear: "Clear filters",
  empty: "There is nothing yet.",
  emptyFiltered: "Nothing matches these filters.",
  more: "Show more",
  searching: "Still looking through older entries …",
  shown: (count: number, more: boolean) =>
    more ? `${count} shown, there are more` : count === 1 ? "1 in all" : `${count} in all`,
  csv: "Download as CSV",
  csvRunning: (pages: number) => `Page ${pages} …`,
  choose: (name: string) => `Choose ${name}`,
  chooseAll: "Choose all that are shown",
  chosen: (count: number) => (count === 1 ? "1 chosen" : `${count} chosen`),
  actions: "Actions",
  observerNote:
    "You see people by their codes. Names, addresses and researchers' notes are open to researchers only.",
};
