import { existsSync, type FSWatcher, readdirSync, watch } from "node:fs";
import path from "node:path";
import { isSource } from "../synth/source-hash.ts";

const DEBOUNCE_MS = 250;

/** Calls back once after a burst of changes to what is deployed. Answers a function that ends it. */
export function watchSources(
  root: string,
  exclude: string[],
  onChange: () => Promise<void>,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const changed = (_event: string, file: string | null) => {
    if (file && !isSource(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(onChange);
    }, DEBOUNCE_MS);
  };
  const packages = readdirSync(path.join(root, "packages")).filter(
    (name) => !exclude.includes(name),
  );
  const folders = ["stacks", ...packages.map((name) => path.join("packages", name, "src"))]
    .map((folder) => path.join(root, folder))
    .filter((folder) => existsSync(folder));
  const watchers: FSWatcher[] = folders.map((folder) =>
    watch(folder, { recursive: true }, changed),
  );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
