/** Every event the tested program, the portal or staff may send: what class it is of and what its data holds. */
import * as z from "zod/mini";
import { line, text, whole } from "../scalars.ts";

/**
 * How an event counts: a `task` event moves a task; an `act` is a deliberate step and ends a pause;
 * `activity` ends a pause but never repeats; `trouble` went wrong; `installer` is a milestone;
 * `telemetry` is in no window, ends no pause and keeps no session alive.
 */
export type EventClass =
  | "task"
  | "act"
  | "activity"
  | "trouble"
  | "installer"
  | "telemetry"
  | "remark";

/** Data of most types: whatever the sender finds worth telling. */
export const anyData = z.optional(z.record(z.string().check(z.maxLength(64)), z.unknown()));
const open = <T extends z.core.$ZodLooseShape>(shape: T) => z.looseObject(shape);

export const ErrorSeverity = z.enum(["info", "warning", "error", "critical"]);

export const eventTypes = {
  task_started: { class: "task", data: anyData },
  task_completed: { class: "task", data: z.optional(open({ success: z.optional(z.boolean()) })) },
  task_abandoned: { class: "task", data: z.optional(open({ reason: z.optional(text(500)) })) },
  task_rated: { class: "task", data: open({ rating: whole(1, 7) }) },

  click: { class: "act", data: anyData },
  form_submit: { class: "act", data: anyData },
  navigation: { class: "act", data: anyData },
  retry: { class: "act", data: anyData },
  undo: { class: "act", data: anyData },
  help_requested: { class: "act", data: anyData },

  input: {
    class: "activity",
    /** The kind of field and how much was typed, never what. */
    data: z.optional(z.strictObject({ kind: z.optional(line(64)), length: z.optional(whole(0)) })),
  },
  scroll: { class: "activity", data: anyData },
  visibility_changed: { class: "activity", data: anyData },

  error: {
    class: "trouble",
    data: open({
      message: text(4000),
      code: z.optional(line(120)),
      severity: z._default(ErrorSeverity, "error"),
    }),
  },
  crash: { class: "trouble", data: anyData },
  unhandled_rejection: { class: "trouble", data: anyData },
  user_frustration: { class: "trouble", data: anyData },
  install_failed: { class: "trouble", data: anyData },
  rollback_started: { class: "trouble", data: anyData },

  download_started: { class: "installer", data: anyData },
  download_completed: { class: "installer", data: anyData },
  install_started: { class: "installer", data: anyData },
  install_completed: { class: "installer", data: anyData },
  vm_provisioning: { class: "installer", data: anyData },
  environment_setup: { class: "installer", data: anyData },
  luna_launched: { class: "installer", data: anyData },
  first_task_completed: { class: "installer", data: anyData },
  feature_used: { class: "installer", data: anyData },
  reboot_required: { class: "installer", data: anyData },

  download_progress: { class: "telemetry", data: anyData },
  install_progress: { class: "telemetry", data: anyData },
  heartbeat: { class: "telemetry", data: anyData },
  performance_sample: { class: "telemetry", data: anyData },
  network_changed: { class: "telemetry", data: anyData },
  screenshot_taken: { class: "telemetry", data: anyData },
  long_pause: { class: "telemetry", data: anyData },

  note: { class: "remark", data: z.optional(open({ text: z.optional(text(4000)) })) },
  custom: { class: "remark", data: open({ name: line(120) }) },
} as const satisfies Record<string, { class: EventClass; data: z.ZodMiniType }>;

export type EventType = keyof typeof eventTypes;
export const EventType = z.enum(Object.keys(eventTypes) as [EventType, ...EventType[]]);

export const classOf = (type: EventType): EventClass => eventTypes[type].class;

/** The name under which a program's `custom` event says that it ends: silence after it is no loss. */
export const programExit = "program_exited";

/** The name of a `custom` event that tells how a command of the team went. */
export const commandOutcome = "command_outcome";

/** Troubles as the struggle rules count them: an error counts from severity error. */
export function isTrouble(event: {
  type: EventType;
  data?: Record<string, unknown> | undefined;
}): boolean {
  if (event.type === "error")
    return event.data?.severity !== "info" && event.data?.severity !== "warning";
  return ["crash", "unhandled_rejection", "install_failed"].includes(event.type);
}
