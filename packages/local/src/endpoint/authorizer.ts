import { decide } from "../iam/decide.ts";
import { explainDenial } from "../iam/explain.ts";
import type { Assembly, Caller, Permission } from "../part.ts";
import { ServiceError } from "./service-error.ts";
import type { UsageRecorder } from "./usage.ts";

/** Asks IAM for one caller; what was allowed counts as a used grant. */
export function authorizer(assembly: Pick<Assembly, "statements">, usage: UsageRecorder) {
  function ask(caller: Caller | undefined, permission: Permission) {
    if (!caller) return { allowed: false };
    if (caller.roleArn === undefined) return { allowed: true };
    const decision = decide(assembly.statements(caller.roleArn), permission);
    if (decision.allowed && decision.by) {
      usage.used(caller.roleArn, permission.action, decision.by);
    }
    return decision;
  }
  return {
    permits: (caller: Caller | undefined, permission: Permission) =>
      ask(caller, permission).allowed,
    /** @throws ServiceError in the words of IAM */
    require(caller: Caller | undefined, permissions: Permission[], service: string): void {
      for (const permission of permissions) {
        const decision = ask(caller, permission);
        if (decision.allowed) continue;
        const user = caller
          ? `${caller.roleArn}${caller.functionName ? `/${caller.functionName}` : ""}`
          : "anonymous";
        throw new ServiceError(
          service === "s3" ? "AccessDenied" : "AccessDeniedException",
          explainDenial(user, permission, decision),
          service === "s3" || service === "ses" || service === "execute-api" ? 403 : 400,
        );
      }
    },
  };
}
