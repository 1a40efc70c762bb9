import { type Beat, script } from "../installer/script.ts";
import { download, look, runInstaller } from "../installer/steps.ts";
import type { DrawnRun } from "./draw.ts";

/** What the program tells of a run: a first session, from the website to the first automation. */
export const beatsOf = (run: DrawnRun): Beat[] =>
  script((luna) => {
    const think = () => luna.wait(run.pace);
    luna.wait(5);
    luna.task("website-discovery", run.circles ? 4 : 6, () => {
      if (run.circles)
        look(luna, "page:home", "page:pricing", "page:home", "page:help", "page:home");
      else look(luna, "page:home", "page:features");
    });
    luna.task("download-process", run.hammers ? 3 : 6, () => {
      if (run.hammers) luna.repeat(5, 0.2, "click", { target: "button:download" });
      think();
      download(luna, 30);
    });
    luna.task(
      "installation",
      run.succeeds ? 6 : 2,
      () => {
        if (run.networkError) {
          luna.on("install_started");
          luna.wait(20);
          luna.on("error", {
            target: "installer:network",
            data: { message: "The download server did not answer", code: "NET_TIMEOUT" },
          });
          think();
          luna.on("retry", { target: "button:try-again" });
        }
        for (let help = 0; help < run.helps; help++) {
          luna.on("help_requested", { target: `help:topic-${help}` });
          think();
        }
        if (run.diskError) {
          luna.on("error", {
            target: "installer:disk",
            data: { message: "Only 512 MB are left on the disk", code: "DISK_LOW" },
          });
          think();
        }
        runInstaller(luna, run.installSeconds);
        if (run.succeeds) luna.on("install_completed");
        else luna.on("install_failed", { data: { code: "ROLLED_BACK" } });
      },
      { success: run.succeeds },
    );
    if (!run.succeeds) return;
    luna.task("first-launch", 6, () => {
      luna.on("click", { target: "button:launch" });
      think();
      luna.on("luna_launched");
    });
    luna.task("initial-setup", 6, () => {
      luna.on("input", { target: "field:name", data: { kind: "text", length: 4 } });
      think();
      luna.on("form_submit", { target: "form:setup" });
    });
    luna.task("first-automation", 6, () => {
      look(luna, "view:automations");
      luna.on("click", { target: "button:new-automation" });
      think();
      if (run.feature) luna.on("feature_used", { data: { feature: "tidy-folder" } });
      luna.on("first_task_completed");
    });
  });
