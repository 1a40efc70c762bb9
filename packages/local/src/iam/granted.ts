import type { IamStatement } from "../part.ts";

/** One action on one resource, both as the template has them. */
export interface Grant {
  action: string;
  resource: string;
  /** Whether a call needed it. */
  used: boolean;
}

interface UsedGrant {
  roleArn: string;
  action: string;
  resource: string;
}

/** What the statements of a role allow, one by one, and which of it was needed. */
export function granted(roleArn: string, statements: IamStatement[], used: UsedGrant[]): Grant[] {
  const needed = new Set(
    used
      .filter((each) => each.roleArn === roleArn)
      .map((each) => `${each.action} ${each.resource}`),
  );
  return statements
    .filter(({ Effect }) => Effect === "Allow")
    .flatMap(({ Action, Resource }) =>
      [Action]
        .flat()
        .flatMap((action) => [Resource].flat().map((resource) => ({ action, resource }))),
    )
    .map((each) => ({ ...each, used: needed.has(`${each.action} ${each.resource}`) }));
}
