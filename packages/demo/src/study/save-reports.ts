/** Keeps one of each report, as the service makes them of the study that it holds. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { ReportType } from "@luna/contracts/routes/analytics";
import { reach } from "../stack/reach.ts";
import { DemoError, type Stack } from "../stack/stack.ts";
import type { Lines } from "../terminal/lines.ts";

/** Writes `<type>.pdf` for each kind into the folder. @throws DemoError when one is refused */
export async function saveReports(stack: Stack, folder: string, out: Lines): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const type of ReportType.options) {
    const answer = await reach(`${stack.apiUrl}/api/analytics/reports/${type}?format=pdf`, {
      headers: { authorization: `Bearer ${stack.tokens.observer}` },
    });
    if (!answer.ok)
      throw new DemoError(
        `The report ${type} was refused: ${answer.status} ${answer.body.toString()}`,
      );
    const file = path.join(folder, `${type}.pdf`);
    await writeFile(file, answer.body);
    out.item(`${file}`);
  }
}
