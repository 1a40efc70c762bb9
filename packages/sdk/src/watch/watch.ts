import { type ErrorCode, errors } from "@luna/contracts/errors";
import type { ToWatcher, WatcherFrame } from "@luna/contracts/frames/frames";
import type { Client } from "../client/create-client.ts";
import { ApiError } from "../client/errors.ts";
import { guarded } from "../socket/guarded.ts";
import { keepOpen, type Link } from "../socket/keep-open.ts";
import { orderEvents } from "./order-events.ts";

/** `live` once the room has answered; `closed` is the end, by `close()` or by an error. */
export type WatchState = "connecting" | "live" | "reconnecting" | "closed";

export interface WatchOptions {
  client: Client;
  room: `session:${string}` | "sessions" | "alerts" | "metrics";
  /** The last number seen of each source (of `app`, if a number); later events are replayed. Without it only new ones come. */
  after?: number | Record<string, number>;
  /** Every frame of the room; events come once each and in the order of their source. */
  onFrame(frame: ToWatcher): void;
  /** With an error only for a `closed` that nobody asked for. */
  onState?(state: WatchState, error?: Error): void;
  /** How often a quiet connection is tried; 60 where not said. */
  pingSeconds?: number;
  /** How long the answer may take before the connection is made anew; 15 where not said. */
  pongSeconds?: number;
  /** How long to wait for a number that is missing before asking for it, and again before going on without; 1500 where not said. */
  gapMs?: number;
}

export interface Watching {
  readonly state: WatchState;
  /** The last sequence number seen of each source. */
  seen(): Record<string, number>;
  /** Sends a command or note; false while there is no connection. */
  send(frame: Extract<WatcherFrame, { type: "command" | "note" }>): boolean;
  close(): void;
}

/** Follows a room over every break of the connection until closed. */
export function watch(options: WatchOptions): Watching {
  const { room } = options;
  const onFrame: WatchOptions["onFrame"] = (frame) => guarded(() => options.onFrame(frame));
  let state: WatchState = "connecting";
  let subscribedBefore = false;
  let placesKnown = options.after !== undefined;
  let gapTimer: ReturnType<typeof setTimeout> | undefined;
  const given = typeof options.after === "number" ? { app: options.after } : options.after;
  // Once it is known where the sources stood, one that is new to us begins with its first event.
  const order = orderEvents(given ?? {}, () => (placesKnown ? 0 : undefined));

  const enter = (next: WatchState, error?: Error) => {
    if (state === next || state === "closed") return;
    state = next;
    if (next === "closed") clearTimeout(gapTimer);
    guarded(() => options.onState?.(next, error));
  };
  const subscribe = (link: Pick<Link, "send">) =>
    link.send({ type: "subscribe", room, ...(hasPlaces() && { after: order.seen() }) });
  const hasPlaces = () => room.startsWith("session:") && (placesKnown || subscribedBefore);

  /** Waits for what is missing, asks for it once, then goes on without. */
  function mindGap(link: Link, asked = false): void {
    if (!order.waiting()) {
      clearTimeout(gapTimer);
      gapTimer = undefined;
      return;
    }
    gapTimer ??= setTimeout(() => {
      gapTimer = undefined;
      if (!order.waiting()) return;
      if (asked) for (const frame of order.skip()) onFrame(frame);
      else subscribe(link);
      mindGap(link, !asked);
    }, options.gapMs ?? 1500);
  }

  const connection = keepOpen({
    client: options.client,
    beat: { frame: { type: "ping" }, everySeconds: options.pingSeconds ?? 60 },
    silenceSeconds: options.pongSeconds ?? 15,
    onOpen: subscribe,
    onFrame(raw, link) {
      const frame = raw as ToWatcher;
      if (frame.type === "events") {
        for (const each of order.take(frame)) onFrame(each);
        return mindGap(link);
      }
      // the sign-in behind the connection has ended: a ticket of the present one takes its place
      if (frame.type === "error" && frame.code === "unauthenticated") return link.again();
      if (frame.type === "error" && state !== "live" && isFinal(frame.code))
        return link.giveUp(refusal(frame.code, frame.message));
      if (frame.type === "subscribed") {
        const lastSeq = (frame.snapshot as typeof frame.snapshot | undefined)?.lastSeq;
        if (!placesKnown && !subscribedBefore && lastSeq) {
          order.begin(lastSeq);
          placesKnown = true;
        }
        subscribedBefore = true;
        link.proven();
        enter("live");
      }
      onFrame(frame);
    },
    onDown: () => enter("reconnecting"),
    onEnd: (error) => enter("closed", error),
  });

  return {
    get state() {
      return state;
    },
    seen: order.seen,
    send: (frame) => connection.send(frame),
    close: () => connection.close(),
  };
}

/** The room does not exist for this caller, or never will. */
const isFinal = (code: ErrorCode) => errors[code] !== undefined && errors[code].status < 429;

function refusal(code: ErrorCode, message: string): ApiError {
  const { status, title } = errors[code];
  return new ApiError({
    type: `urn:luna:problem:${code}`,
    title,
    status,
    detail: message,
    instance: "",
    code,
  });
}
