import type { Permission } from "../part.ts";
import type { Decision } from "./decide.ts";

/** IAM's sentence for a refusal, with the statement that would allow it. */
export function explainDenial(user: string, permission: Permission, decision: Decision): string {
  const reason = decision.by
    ? `with an explicit deny in an identity-based policy (${decision.by.action} on ${decision.by.resource})`
    : `because no identity-based policy allows the ${permission.action} action`;
  const cure = JSON.stringify({
    Effect: "Allow",
    Action: permission.action,
    Resource: permission.resource,
  });
  return (
    `User: ${user} is not authorized to perform: ${permission.action} on resource: ` +
    `${permission.resource} ${reason}${decision.by ? "" : `; this statement would: ${cure}`}`
  );
}
