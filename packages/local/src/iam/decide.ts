import type { IamStatement, Permission } from "../part.ts";
import { matches } from "./match.ts";

/** The statement that settled a permission, narrowed to the two patterns that matched. */
export interface Decision {
  allowed: boolean;
  by?: { effect: "Allow" | "Deny"; action: string; resource: string };
}

const list = (value: string | string[]) => (Array.isArray(value) ? value : [value]);

/** Decides as IAM does for one role: an explicit Deny wins, without an Allow it is denied. */
export function decide(statements: IamStatement[], permission: Permission): Decision {
  let allow: Decision | undefined;
  for (const statement of statements) {
    const action = list(statement.Action).find((pattern) =>
      matches(pattern.toLowerCase(), permission.action.toLowerCase()),
    );
    if (action === undefined) continue;
    const resource = list(statement.Resource).find((pattern) =>
      matches(pattern, permission.resource),
    );
    if (resource === undefined) continue;
    const decision = {
      allowed: statement.Effect === "Allow",
      by: { effect: statement.Effect, action, resource },
    };
    if (!decision.allowed) return decision;
    allow ??= decision;
  }
  return allow ?? { allowed: false };
}
