/** The adapter of functions that the bus calls: an error is thrown again, so that the bus tries again. */
import type { Context } from "@luna/core/context";
import type { EventBridgeEvent, Context as LambdaContext } from "aws-lambda";
import { createLog } from "./log.ts";
import { contextFor } from "./world.ts";

/** An event of the bus whose detail the handler knows. */
export type BusEvent<Detail = Record<string, unknown>> = EventBridgeEvent<string, Detail>;

type Invocation = Pick<LambdaContext, "getRemainingTimeInMillis">;

/** The handler of one rule; `world` adds what only this function needs, made once. */
export function bus<Detail, World extends object = object>(
  handle: (
    ctx: Context & World,
    event: BusEvent<Detail>,
    invocation: Invocation,
  ) => Promise<unknown>,
  world?: () => World,
) {
  let more: World | undefined;
  return async (event: BusEvent<Detail>, invocation: Invocation): Promise<void> => {
    const log = createLog(event.id);
    try {
      more ??= world?.() ?? ({} as World);
      const ctx = contextFor({ kind: "service", name: event["detail-type"] }, event.id);
      await handle({ ...ctx, ...more, log }, event, invocation);
    } catch (error) {
      log.error("an event of the bus could not be handled", { type: event["detail-type"], error });
      throw error;
    }
  };
}
