/** Three people meet the installer: one gets through, one struggles and recovers, one sees it crash. */
import { type Beat, script } from "./script.ts";
import { download, look, runInstaller } from "./steps.ts";

export const succeeds: Beat[] = script((luna) => {
  luna.wait(5);
  luna.task("website-discovery", 6, () => look(luna, "page:home", "page:features"));
  luna.task("download-process", 7, () => download(luna, 24));
  luna.task("installation", 7, () => {
    runInstaller(luna, 80);
    luna.on("install_completed", { data: { seconds: 80 } });
  });
  luna.task("first-launch", 7, () => {
    luna.on("click", { target: "button:launch" });
    luna.wait(6);
    luna.on("luna_launched", { data: { milliseconds: 4200 } });
  });
  luna.task("initial-setup", 6, () => {
    luna.on("input", { target: "field:name", data: { kind: "text", length: 3 } });
    luna.wait(9);
    luna.on("form_submit", { target: "form:setup" });
  });
  luna.task("first-automation", 7, () => {
    look(luna, "view:automations");
    luna.on("click", { target: "button:new-automation" });
    luna.wait(12);
    luna.on("feature_used", { data: { feature: "tidy-folder" } });
    luna.on("first_task_completed");
  });
});

export const struggles: Beat[] = script((luna) => {
  luna.wait(8);
  luna.task("website-discovery", 4, () => {
    // Looks for the download in circles.
    look(luna, "page:home", "page:pricing", "page:home", "page:help", "page:home");
  });
  luna.task("download-process", 3, () => {
    // The button seems to do nothing.
    luna.repeat(5, 0.2, "click", { target: "button:download" });
    luna.wait(6);
    download(luna, 60);
  });
  luna.task("installation", 2, () => {
    luna.on("install_started");
    luna.wait(18);
    luna.repeat(3, 9, "error", {
      target: "installer:network",
      data: {
        message: "The download server did not answer",
        code: "NET_TIMEOUT",
        severity: "error",
      },
    });
    luna.wait(4);
    luna.on("help_requested", { target: "help:network" });
    luna.wait(25);
    luna.on("help_requested", { target: "help:proxy" });
    luna.wait(30);
    luna.on("retry", { target: "button:try-again" });
    runInstaller(luna, 100);
    luna.on("install_completed", { data: { seconds: 190 } });
  });
  luna.task("first-launch", 5, () => {
    luna.on("click", { target: "button:launch" });
    luna.wait(9);
    luna.on("luna_launched", { data: { milliseconds: 8900 } });
  });
  luna.task("initial-setup", 5, () => {
    luna.on("input", { target: "field:name", data: { kind: "text", length: 11 } });
    luna.wait(20);
    luna.on("undo", { target: "field:name" });
    luna.wait(8);
    luna.on("form_submit", { target: "form:setup" });
  });
  luna.task("first-automation", 6, () => {
    luna.on("click", { target: "button:new-automation" });
    luna.wait(28);
    luna.on("first_task_completed");
  });
});

export const crashes: Beat[] = script((luna) => {
  luna.wait(6);
  luna.task("website-discovery", 6, () => look(luna, "page:home"));
  luna.task("download-process", 6, () => download(luna, 30));
  luna.task(
    "installation",
    1,
    () => {
      runInstaller(luna, 70);
      luna.on("error", {
        target: "installer:disk",
        data: {
          message: "Could not write the virtual disk below /Users/jonas/Library/Luna",
          code: "DISK_WRITE",
          severity: "critical",
        },
      });
      luna.wait(3);
      luna.on("crash", { data: { signal: "SIGABRT", component: "provisioner" } });
      luna.wait(5);
      luna.on("rollback_started");
      luna.wait(12);
      luna.on("install_failed", { data: { code: "DISK_WRITE" } });
    },
    { success: false },
  );
});
