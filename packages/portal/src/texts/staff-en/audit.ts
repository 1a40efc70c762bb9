export const audit = {
  title: "Audit",
  text: "Who of the team read or changed which person's data. Entries hold no names and are never changed.",
  adminsOnly: "The audit is for administrators.",
  at: "When",
  actor: "Who",
  action: "What",
  resource: "Of whom",
  link: "Link",
  unlinked: "not linked yet",
  chainHolds: "The entries shown follow from one another",
  chainText:
    "Each link holds the hash of the one before. Whoever operates the service recomputes every hash of the whole log with",
  chainBroken: "Links that do not follow from the one before",
};
