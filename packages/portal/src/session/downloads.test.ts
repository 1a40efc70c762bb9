import { expect, it } from "vitest";
import { type Download, downloadsFor } from "./downloads.ts";

const windows: Download = { operatingSystem: "Windows", url: "https://luna.example/luna.exe" };
const linux: Download = { operatingSystem: "Linux", url: "https://luna.example/luna.AppImage" };

it.each<[string, Download[] | undefined, string | undefined, Download | undefined, Download[]]>([
  ["one's own first", [linux, windows], "Windows", windows, [linux]],
  [
    "all of them where none is for the system",
    [linux, windows],
    "macOS",
    undefined,
    [linux, windows],
  ],
  ["all of them where the system is not known", [linux], undefined, undefined, [linux]],
  ["nothing where the study sets none", undefined, "Linux", undefined, []],
])("offers %s", (_, downloads, system, own, others) => {
  expect(downloadsFor(downloads, system)).toEqual({ own, others });
});
