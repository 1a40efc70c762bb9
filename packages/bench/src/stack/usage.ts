import type { Stack } from "./start-stack.ts";

export interface UsageItem {
  /** Name of the function that called. */
  function: string;
  service: string;
  /** API operation, such as `PutItem`. */
  action: string;
  count: number;
  readUnits: number;
  writeUnits: number;
}

/** What the functions have asked of the services since it was cleared. */
export async function usageOf(stack: Stack): Promise<UsageItem[]> {
  const answer = await ask(`${stack.consoleUrl}/usage`, "GET");
  return ((await answer.json()) as { items: UsageItem[] }).items;
}

export const clearUsage = (stack: Stack) => ask(`${stack.consoleUrl}/usage`, "DELETE");

/** Answers when streams, bus and queues are idle. */
export const settle = (stack: Stack) => ask(`${stack.consoleUrl}/settle`, "POST");

async function ask(url: string, method: string): Promise<Response> {
  const answer = await fetch(url, { method });
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}`);
  return answer;
}
