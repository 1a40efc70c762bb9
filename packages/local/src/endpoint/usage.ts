import type { Decision } from "../iam/decide.ts";

interface UsageItem {
  /** Name of the calling function; `local` for the stack itself. */
  function: string;
  service: string;
  /** API operation, such as `TransactWriteItems`. */
  action: string;
  count: number;
  readUnits: number;
  writeUnits: number;
  denied: number;
}

/** A grant of the template that was needed: the two patterns of the statement that allowed a call. */
interface UsedGrant {
  roleArn: string;
  action: string;
  resource: string;
  /** The action that was asked for, where the statement says `*`. */
  asked: string;
}

export interface Usage {
  list(): UsageItem[];
  grants(): UsedGrant[];
  clear(): void;
}

export interface UsageRecorder extends Usage {
  count(item: Pick<UsageItem, "function" | "service" | "action">, denied: boolean): UsageItem;
  used(roleArn: string, asked: string, by: NonNullable<Decision["by"]>): void;
}

/** Counts calls to the endpoint by function, service and operation since the last clear. */
export function usageRecorder(): UsageRecorder {
  const items = new Map<string, UsageItem>();
  const grants = new Map<string, UsedGrant>();
  return {
    list: () => [...items.values()].map((item) => ({ ...item })),
    grants: () => [...grants.values()],
    clear() {
      items.clear();
      grants.clear();
    },
    count(who, denied) {
      const key = `${who.function} ${who.service} ${who.action}`;
      const item = items.get(key) ?? { ...who, count: 0, readUnits: 0, writeUnits: 0, denied: 0 };
      item.count += 1;
      if (denied) item.denied += 1;
      items.set(key, item);
      return item;
    },
    used(roleArn, asked, by) {
      const grant = { roleArn, action: by.action, resource: by.resource, asked };
      grants.set(Object.values(grant).join(" "), grant);
    },
  };
}
