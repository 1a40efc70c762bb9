import { isApiError } from "@luna/sdk";

/** The result of a call, or undefined where the service does not have the operation yet. */
export async function ifAvailable<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isApiError(error, "not_implemented")) return undefined;
    throw error;
  }
}
