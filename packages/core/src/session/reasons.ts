/** Why the clock ended a session, by how. */
export const clockReasons = {
  abandon: "no act for 2 hours",
  complete: "every task has ended",
  fail: "no act after a breakdown",
} as const;
