import { createHash } from "node:crypto";

export type UserName = "observer" | "researcher" | "admin";

export interface User {
  name: UserName;
  /** Stable over every start, so that data made by a user stays theirs. */
  sub: string;
  email: string;
  displayName: string;
  groups: string[];
}

function user(name: UserName, displayName: string): User {
  const email = `${name}@luna.example`;
  const hex = createHash("sha256").update(email).digest("hex");
  const sub = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return { name, sub, email, displayName, groups: [name] };
}

/** The three ready users, one a group. */
export const users: User[] = [
  user("observer", "Olga Observer"),
  user("researcher", "Rita Researcher"),
  user("admin", "Ada Admin"),
];
