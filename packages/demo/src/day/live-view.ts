import type { StoredEvent } from "@luna/contracts/events/event";
import { classOf } from "@luna/contracts/events/event-types";
import type { ToWatcher } from "@luna/contracts/frames/frames";
import { watch } from "@luna/sdk";
import { DemoError } from "../stack/stack.ts";
import type { Tone } from "../terminal/lines.ts";
import type { Team } from "./team.ts";

/** What a watcher has seen of a session. */
export interface LiveView {
  events: StoredEvent[];
  struggles: Map<string, string>;
  alerts: Map<string, string>;
  close(): void;
}

/** Watches a session as an observer would and prints what happens; resolves once it is live. */
export async function openLiveView(team: Team, sessionId: string, code: string): Promise<LiveView> {
  const view: LiveView = {
    events: [],
    struggles: new Map(),
    alerts: new Map(),
    close: () => watching.close(),
  };
  let begin: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const live = new Promise<void>((resolve, reject) => {
    begin = resolve;
    fail = reject;
  });
  const watching = watch({
    client: team.observer,
    room: `session:${sessionId}`,
    after: 0,
    onFrame: (frame) => show(team, code, view, frame),
    onState(state, error) {
      if (state === "live") begin();
      if (state === "closed")
        fail(error ?? new DemoError("The live view was closed before it was live."));
    },
  });
  await live;
  return view;
}

/** What the watcher has seen of one source; the service's own clock is another. */
export const eventsFrom = ({ events }: LiveView, source: string): StoredEvent[] =>
  events.filter((event) => event.source === source);

function show(team: Team, code: string, view: LiveView, frame: ToWatcher): void {
  const { out } = team;
  if (frame.type === "events") {
    for (const event of frame.events) {
      view.events.push(event);
      out.event(event.correctedAt, code, describe(event), toneOf(event));
    }
  } else if (frame.type === "struggle") {
    const { key, rule, severity, state, task, to } = frame.struggle;
    if (view.struggles.get(key) === state) return;
    view.struggles.set(key, state);
    const where = task ? ` in ${task}` : "";
    out.event(to, code, `struggle: ${rule}${where}, ${severity}, ${state}`, "warn");
  } else if (frame.type === "alert") {
    const { id, kind, severity, message, lastAt, count } = frame.alert;
    const said = `${message} (${count})`;
    if (view.alerts.get(id) === said) return;
    view.alerts.set(id, said);
    const times = count > 1 ? `, ${count} times` : "";
    out.event(lastAt, code, `ALERT ${kind}, ${severity}${times}: ${message}`, "bad");
  } else if (frame.type === "error") {
    out.event(team.local.now(), code, `the service refuses: ${frame.message}`, "bad");
  }
}

function describe({ type, target, data }: StoredEvent): string {
  const said = data?.message ?? data?.percent ?? data?.rating ?? data?.feature;
  const name = type === "custom" && typeof data?.name === "string" ? data.name : type;
  const percent = type.endsWith("_progress") ? " %" : "";
  const parts = [
    name.replaceAll("_", " "),
    target,
    said !== undefined ? `${String(said)}${percent}` : undefined,
  ];
  return parts.filter((part) => part !== undefined).join("  ");
}

function toneOf({ type, data }: StoredEvent): Tone {
  const kind = classOf(type);
  if (kind === "trouble") return data?.severity === "warning" ? "warn" : "bad";
  if (kind === "telemetry" || kind === "activity") return "faint";
  return kind === "installer" || (type === "task_completed" && data?.success !== false)
    ? "good"
    : "plain";
}
