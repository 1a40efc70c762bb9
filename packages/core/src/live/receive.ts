/** What comes over a connection, and who may send it: watchers follow, the tested program tells. */
import { refuseEvents } from "@luna/contracts/events/refuse";
import { ProgramFrame, WatcherFrame } from "@luna/contracts/frames/frames";
import { ulid } from "ulid";
import type * as z from "zod/mini";
import { type Actor, isStaff } from "../actor.ts";
import type { Sockets } from "../aws/sockets.ts";
import { type Context, instant } from "../context.ts";
import { AppError, forbidden, notFound } from "../error.ts";
import { ingest } from "../event/ingest.ts";
import { add as addNote } from "../note/add.ts";
import * as Sessions from "../session/store.ts";
import type { Frame } from "./frames.ts";
import { post } from "./post.ts";
import * as Rooms from "./rooms.ts";
import { framesOnJoining } from "./snapshot.ts";

type LiveContext = Context & { sockets: Sockets };

/** Frames in answer to one that came in. @throws AppError, for the sender to be told */
export async function receive(
  ctx: LiveContext,
  connectionId: string,
  text: string,
): Promise<Frame[]> {
  const connection = await Rooms.get(ctx, connectionId);
  if (!connection) throw new AppError("unauthenticated", "This connection is not known any more.");
  const frame = parsed(text);
  const { actor } = connection;
  const own = { ...ctx, actor };
  if (actor.kind === "client") return fromProgram(own, actor, connectionId, frame);
  if (!isStaff(actor)) throw forbidden();
  return fromWatcher(own, connection, read(WatcherFrame, frame));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("not_json", "A frame is JSON.", { cause: error });
  }
}

function read<T>(schema: z.ZodMiniType<T>, frame: unknown): T {
  const result = schema.safeParse(frame);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const at = issue?.path.length ? `/${issue.path.join("/")}: ` : "";
  throw new AppError("invalid_input", `${at}${issue?.message ?? "not a known frame"}`);
}

async function fromWatcher(
  ctx: LiveContext,
  connection: Rooms.StoredConnection,
  frame: WatcherFrame,
): Promise<Frame[]> {
  switch (frame.type) {
    case "ping":
      return [{ type: "pong" }];
    case "subscribe": {
      const sessionId = Rooms.sessionIn(frame.room);
      if (sessionId !== undefined) await existing(ctx, sessionId);
      // in the room first, then the snapshot: what is written in between comes twice, not never
      await Rooms.join(ctx, connection, frame.room);
      return framesOnJoining(ctx, frame.room, frame.after);
    }
    case "unsubscribe":
      await Rooms.leave(ctx, connection.id, frame.room);
      return [];
    case "note":
      await addNote(ctx, {
        id: frame.sessionId,
        text: frame.text,
        at: frame.at ?? instant(ctx),
      });
      return [];
    case "command":
      if (!isStaff(ctx.actor, "researcher")) throw forbidden();
      await existing(ctx, frame.sessionId);
      await command(ctx, frame);
      return [];
  }
}

async function existing(ctx: Context, sessionId: string): Promise<void> {
  if (!(await Sessions.get(ctx, sessionId))) throw notFound("session");
}

/** Hands a command to the programs of a session; its outcome comes back as an event. */
async function command(
  ctx: LiveContext,
  frame: Extract<WatcherFrame, { type: "command" }>,
): Promise<void> {
  const programs = await Rooms.membersOf(ctx, Rooms.programRoom(frame.sessionId));
  const handed = await Promise.all(
    programs.map((program) =>
      post(ctx, program, [
        {
          type: "command",
          id: ulid(ctx.now()),
          command: frame.command,
          data: frame.data ?? {},
        },
      ]),
    ),
  );
  if (!handed.some(Boolean))
    throw new AppError("state_conflict", "No program of this session is connected.");
}

async function fromProgram(
  ctx: LiveContext,
  actor: Extract<Actor, { kind: "client" }>,
  connectionId: string,
  raw: unknown,
): Promise<Frame[]> {
  const refusal = refuseFrame(raw);
  if (refusal) throw refusal;
  const frame = read(ProgramFrame, raw);
  if (frame.type === "heartbeat") {
    if (!(await Rooms.heartbeat(ctx, connectionId))) return [];
    // who watched before the program came is told now, later changes as they are
    const watchers = await Rooms.membersOf(ctx, Rooms.sessionRoom(actor.sessionId));
    return [{ type: "watchers", sessionId: actor.sessionId, count: watchers.length }];
  }
  const { type: _type, ...batch } = frame;
  const { lastSeq, gaps } = await ingest(ctx, { id: actor.sessionId, ...batch });
  return [{ type: "ack", source: actor.source, lastSeq, gaps }];
}

function refuseFrame(raw: unknown): AppError | undefined {
  const refusal =
    (raw as { type?: unknown } | null)?.type === "events" ? refuseEvents(raw) : undefined;
  return refusal && new AppError(refusal.code, refusal.detail);
}
