/** When the machine works and the person can only wait: download, installation, provisioning, reboot. */
import type { EventType } from "@luna/contracts/events/event-types";

type Work = "download" | "install" | "provisioning" | "reboot";

export interface Machine {
  /** What runs after the last event. */
  works: Work[];
  /** Running time of the last event, and how long the machine has worked up to it, milliseconds. */
  lastMs: number;
  totalMs: number;
}

const begins: Partial<Record<EventType, Work>> = {
  download_started: "download",
  install_started: "install",
  vm_provisioning: "provisioning",
  environment_setup: "provisioning",
  reboot_required: "reboot",
};

const everything: Work[] = ["download", "install", "provisioning", "reboot"];

/** Provisioning and a reboot have no end of their own: the next milestone shows that they are over. */
const ends: Partial<Record<EventType, Work[]>> = {
  download_started: ["reboot"],
  download_completed: ["download", "reboot"],
  install_started: ["download", "reboot"],
  install_completed: ["install", "provisioning", "reboot"],
  vm_provisioning: ["reboot"],
  environment_setup: ["reboot"],
  luna_launched: everything,
  first_task_completed: everything,
  feature_used: ["provisioning", "reboot"],
  install_failed: everything,
  rollback_started: everything,
  crash: everything,
  // whatever it waited for, the person has turned to something else
  task_completed: everything,
  task_abandoned: everything,
};

export function machineAfter(
  before: Machine,
  { type }: { type: EventType },
  ranMs: number,
): Machine {
  const ended = ends[type] ?? [];
  const begun = begins[type];
  const left = before.works.filter((work) => !ended.includes(work) && work !== begun);
  return {
    works: begun ? [...left, begun] : left,
    lastMs: ranMs,
    totalMs: before.totalMs + (before.works.length > 0 ? ranMs - before.lastMs : 0),
  };
}
