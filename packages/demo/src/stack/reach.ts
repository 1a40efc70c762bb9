import { DemoError } from "./stack.ts";

/** Asks the stack for something that is not in the SDK. @throws DemoError when it does not answer */
export async function reach(
  url: string,
  init: RequestInit = {},
): Promise<{ ok: boolean; status: number; body: Buffer }> {
  try {
    const response = await fetch(url, init);
    const body = Buffer.from(await response.arrayBuffer());
    return { ok: response.ok, status: response.status, body };
  } catch (error) {
    // fetch itself says no more than that it failed, and of several addresses there is only a code
    const { message, code } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    const reason = message || code;
    throw new DemoError(
      `The stack does not answer at ${new URL(url).origin} (${reason}): does it still run?`,
      { cause: error },
    );
  }
}
