/** Names that the table has in the template, in the code and in tests. */
export const tableLayout = {
  partitionKey: "pk",
  sortKey: "sk",
  timeToLive: "expiresAt",
  /** Index name → its partition and sort attribute; every one is a string and sparse. */
  indexes: {
    agenda: ["agenda", "dueAt"],
    list: ["listKey", "listSort"],
    owner: ["ownerKey", "ownerSort"],
    status: ["statusKey", "statusSort"],
    group: ["groupKey", "groupSort"],
  },
} as const;

export type IndexName = keyof typeof tableLayout.indexes;
