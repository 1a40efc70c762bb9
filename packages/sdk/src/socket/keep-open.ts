import { backOffMs } from "../client/back-off.ts";
import type { Socket } from "../client/connection.ts";
import type { Client } from "../client/create-client.ts";
import { ApiError } from "../client/errors.ts";
import { letExit } from "../client/let-exit.ts";
import { connect, frameIn, NoWebSocketError, socketOpen } from "./connect.ts";
import { guarded } from "./guarded.ts";
import { onNetwork, pauseUntilOnline } from "./on-network.ts";

export interface KeepOpenOptions {
  client: Client;
  onOpen(link: Link): void;
  onFrame(frame: { type?: unknown }, link: Link): void;
  /** The connection broke and is being made again. */
  onDown(): void;
  /** It is over: closed by `close()`, or for good because of this error. */
  onEnd(error?: Error): void;
  /** Sent while the connection is quiet, which the gateway would end after 10 minutes. */
  beat: { frame: object; everySeconds: number };
  /** A connection that says nothing for this long after a beat is taken for dead; unset: not judged. */
  silenceSeconds?: number;
  /** Keeps no Node program from ending. */
  background?: boolean;
}

/** The one connection there is at a time. */
export interface Link {
  /** False when it cannot be sent now. */
  send(frame: object): boolean;
  /** The connection does its work: the next break starts with a short wait again. */
  proven(): void;
  /** Makes the connection anew, with a fresh ticket. */
  again(): void;
  /** Ends everything: trying again would not help. */
  giveUp(error: Error): void;
}

export interface OpenConnection {
  /** False when there is no open connection. */
  send(frame: object): boolean;
  close(): void;
}

const waits = { baseMs: 500, capMs: 30_000 };
/** A connection that has stood for so long does its work. */
const provenMs = 30_000;

/** Keeps a WebSocket open: a fresh ticket for each connection, back-off with jitter between them. */
export function keepOpen(options: KeepOpenOptions): OpenConnection {
  const ending = new AbortController();
  let socket: Socket | undefined;
  let failure: Error | undefined;
  const giveUp = (error?: Error) => {
    failure ??= error;
    ending.abort();
    socket?.close(1000);
  };
  const send = (frame: object) => {
    if (socket?.readyState !== socketOpen) return false;
    socket.send(JSON.stringify(frame));
    return true;
  };

  async function run(): Promise<void> {
    let failed = 0;
    while (!ending.signal.aborted) {
      try {
        socket = await connect(options.client, ending.signal);
        const proven = await outlive(socket, { ...options, send, giveUp }, ending.signal);
        failed = proven ? 0 : failed + 1;
      } catch (error) {
        if (isFinal(error)) giveUp(error);
        failed += 1;
      }
      socket = undefined;
      if (ending.signal.aborted) break;
      guarded(() => options.onDown());
      await pauseUntilOnline(backOffMs(failed, waits), ending.signal, options);
    }
    guarded(() => options.onEnd(failure));
  }

  void run();
  return { send, close: () => giveUp() };
}

type Held = KeepOpenOptions & { send: Link["send"]; giveUp(error?: Error): void };

/** Serves one connection until it closes; resolves with whether it had proven itself. */
function outlive(socket: Socket, held: Held, ending: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    let proven = false;
    let quiet: ReturnType<typeof setTimeout> | undefined;
    const link: Link = {
      send: held.send,
      proven: () => {
        proven = true;
      },
      again: () => over(),
      giveUp: held.giveUp,
    };
    let standing: ReturnType<typeof setTimeout> | undefined;
    const free = held.background ? letExit : <T>(timer: T) => timer;
    const beat = free(
      setInterval(() => {
        if (!held.send(held.beat.frame) || held.silenceSeconds === undefined) return;
        quiet ??= free(setTimeout(over, held.silenceSeconds * 1000));
      }, held.beat.everySeconds * 1000),
    );
    let ended = false;
    // without a network nothing tells the socket: it would be taken for open until a beat goes unanswered
    const forget = onNetwork("offline", over);
    function over() {
      if (ended) return;
      ended = true;
      clearInterval(beat);
      clearTimeout(quiet);
      clearTimeout(standing);
      forget();
      ending.removeEventListener("abort", over);
      socket.close();
      resolve(proven);
    }
    ending.addEventListener("abort", over);
    if (ending.aborted) return over();
    socket.addEventListener("open", () => {
      // the one of `ws` holds its program by the stream below it
      free((socket as { _socket?: unknown })._socket);
      standing = free(setTimeout(link.proven, provenMs));
      guarded(() => held.onOpen(link));
    });
    socket.addEventListener("close", over);
    socket.addEventListener("error", over);
    socket.addEventListener("message", ({ data }) => {
      clearTimeout(quiet);
      quiet = undefined;
      const frame = frameIn(data);
      if (frame && !ended) guarded(() => held.onFrame(frame, link));
    });
  });
}

/** No ticket for this caller, or nothing to connect with: the next attempt would end the same. */
function isFinal(error: unknown): error is Error {
  if (error instanceof NoWebSocketError) return true;
  return error instanceof ApiError && error.ofService && error.status < 429 && error.status !== 408;
}
