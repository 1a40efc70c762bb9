import type { StackFile } from "./stack-file.ts";
import { bold, dim } from "./terminal.ts";

/** What a person sees once the stack is ready: where everything is, who can sign in, what to try. */
export function readyBanner(file: Omit<StackFile, "pid">, seconds: number): string {
  const addresses: [string, string][] = [
    ["Portal", file.portalUrl],
    ["API", file.apiUrl],
    ["API documentation", `${file.apiUrl}/docs`],
    ["Inbox", file.inboxUrl],
    ["Console", file.consoleUrl],
  ];
  const tries: [string, string][] = [
    ["npm run demo", "a study day, played through the API"],
    ["npm run local -- advance 24h", "moves the clock: reminders, retention"],
    ["npm run local -- reset", "empties the data"],
  ];
  const names = Object.keys(file.tokens).map((name) => `${name}@luna.example`);
  const line = ([name, text]: [string, string]) => `  ${name.padEnd(30)}${text}`;
  return [
    "",
    bold(`Ready in ${seconds.toFixed(1)} s`),
    "",
    ...addresses.map(line),
    "",
    line(["Sign in as", names.join(", ")]),
    dim(line(["", "no password; choose one on the sign-in page"])),
    "",
    ...tries.map(line),
    "",
    dim("  Ctrl-C stops it; the data stays."),
    "",
  ].join("\n");
}
