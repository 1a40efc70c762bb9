import { readAssemblyFiles } from "./../assembly/template.ts";

/** Whether two assemblies differ in code and pages only: their templates are equal but for hashes. */
export function sameResources(oldFolder: string, newFolder: string): boolean {
  return resourcesOf(oldFolder) === resourcesOf(newFolder);
}

function resourcesOf(folder: string): string {
  const { templates } = readAssemblyFiles(folder);
  const parts = [...templates].sort(([a], [b]) => a.localeCompare(b));
  const resources = parts.map(([stack, { Resources }]) => [stack, Resources]);
  return JSON.stringify(resources).replace(/[0-9a-f]{32,64}/g, "#");
}
