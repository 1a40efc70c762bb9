/** Steps that every run of the installer has in common. */
import type { Script } from "./script.ts";

export function download(luna: Script, seconds: number, bytes = 412_000_000): void {
  luna.on("click", { target: "button:download" });
  luna.on("download_started", { data: { bytes } });
  for (const percent of [25, 50, 75]) {
    luna.wait(seconds / 4);
    luna.on("download_progress", { data: { percent } });
  }
  luna.wait(seconds / 4);
  luna.on("download_completed", { data: { bytes, seconds } });
}

export function runInstaller(luna: Script, seconds: number): void {
  luna.on("click", { target: "button:install" });
  luna.on("install_started");
  luna.wait(seconds * 0.2);
  luna.on("vm_provisioning", { data: { step: "create" } });
  luna.on("install_progress", { data: { percent: 20 } });
  luna.wait(seconds * 0.5);
  luna.on("environment_setup", { data: { step: "runtime" } });
  luna.on("install_progress", { data: { percent: 70 } });
  luna.wait(seconds * 0.3);
  luna.on("performance_sample", { data: { cpuPercent: 41, memoryMegabytes: 780 } });
}

export function look(luna: Script, ...places: string[]): void {
  for (const target of places) {
    luna.on("navigation", { target });
    luna.wait(7);
    luna.on("scroll", { target });
    luna.wait(6);
  }
}
