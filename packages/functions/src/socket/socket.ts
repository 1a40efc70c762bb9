/** The WebSocket function: connections, and what comes over them. */
import { connectSockets, type Sockets } from "@luna/core/aws/sockets";
import type { Context } from "@luna/core/context";
import { AppError } from "@luna/core/error";
import { connect } from "@luna/core/live/connect";
import { disconnect } from "@luna/core/live/disconnect";
import type { Frame } from "@luna/core/live/frames";
import { post } from "@luna/core/live/post";
import { receive } from "@luna/core/live/receive";
import type { APIGatewayProxyWebsocketEventV2 } from "aws-lambda";
import { createLog } from "../edge/log.ts";
import { contextFor } from "../edge/world.ts";

type SocketEvent = APIGatewayProxyWebsocketEventV2 & {
  queryStringParameters?: Record<string, string | undefined>;
};

let sockets: Sockets | undefined;

export async function handler(event: SocketEvent): Promise<{ statusCode: number }> {
  const { connectionId, eventType, requestId } = event.requestContext;
  const log = createLog(requestId);
  const base = contextFor({ kind: "public" }, requestId);
  sockets ??= connectSockets(base.settings.websocketUrl);
  const ctx = { ...base, log, sockets };
  try {
    if (eventType === "CONNECT")
      await connect(ctx, connectionId, event.queryStringParameters?.ticket);
    else if (eventType === "DISCONNECT") await disconnect(ctx, connectionId);
    else await message(ctx, connectionId, event.body ?? "");
    return { statusCode: 200 };
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") return { statusCode: 401 };
    log.error("a connection's event could not be handled", { eventType, error });
    return { statusCode: 500 };
  }
}

/** Answers over the connection; what is wrong is told there as an `error` frame. */
async function message(
  ctx: Context & { sockets: Sockets },
  connectionId: string,
  body: string,
): Promise<void> {
  try {
    await answer(ctx, connectionId, await receive(ctx, connectionId, body));
  } catch (error) {
    if (!(error instanceof AppError)) ctx.log.error("a frame could not be handled", { error });
    const told = error instanceof AppError && error.code !== "internal";
    await answer(ctx, connectionId, [
      told
        ? { type: "error", code: error.code, message: error.message }
        : { type: "error", code: "internal", message: "Something went wrong on our side." },
    ]);
  }
}

async function answer(
  ctx: Context & { sockets: Sockets },
  connectionId: string,
  frames: readonly Frame[],
): Promise<void> {
  if (!(await post(ctx, connectionId, frames))) await disconnect(ctx, connectionId);
}
