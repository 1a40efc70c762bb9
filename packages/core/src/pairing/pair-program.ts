import type { RouteInput } from "@luna/contracts/routes/table";
import type { Context } from "../context.ts";
import { AppError, invalid } from "../error.ts";
import { lastSeqOf } from "../event/last-seq.ts";
import { isReserved } from "../event/sources.ts";
import { change } from "../session/change.ts";
import { clientTokenExpiry, programSource } from "../session/client-access.ts";
import * as Sessions from "../session/store.ts";
import { forClient } from "../token/token.ts";
import { spendPairing } from "./store.ts";

const spent = () => new AppError("code_spent", "The code is unknown, used or expired.");

/** How the desktop program learns its session; it says what it is on the way. */
export async function pairProgram(ctx: Context, input: RouteInput<"pairProgram">) {
  const source = input.source ?? programSource;
  if (isReserved(source)) throw invalid("/source", "is a name that the service keeps to itself");
  const sessionId = await spendPairing(ctx, input.code);
  if (!sessionId) throw spent();
  const session = await change(
    ctx,
    async () => {
      const found = await Sessions.get(ctx, sessionId, { consistent: true });
      if (!found) throw spent();
      return found;
    },
    (session) => {
      const told = {
        build: input.build ?? session.build,
        operatingSystem: input.operatingSystem ?? session.operatingSystem,
        osVersion: input.osVersion ?? session.osVersion,
      };
      const same = (Object.keys(told) as (keyof typeof told)[]).every(
        (name) => told[name] === session[name],
      );
      return same ? undefined : { session: { ...session, ...told } };
    },
  );
  const [signed, lastSeq] = await Promise.all([
    forClient(ctx, session.id, source, clientTokenExpiry(ctx, session)),
    lastSeqOf(ctx, session.id, source),
  ]);
  return {
    ...signed,
    sessionId: session.id,
    source,
    lastSeq,
    websocketUrl: ctx.settings.websocketUrl,
  };
}
