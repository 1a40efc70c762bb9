import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** The only rules that another colour scheme can break; the others are asked once for each width. */
const rulesOfColour = ["color-contrast", "link-in-text-block"];

interface Violation {
  id: string;
  nodes: { target: unknown[]; failureSummary?: string }[];
}

/**
 * What is wrong with the page as it stands: rules of axe broken in light and dark at 320 and 1440 px,
 * and anything that makes the page scroll sideways. Empty when all is well.
 */
export async function inspectPage(page: Page): Promise<string[]> {
  const before = page.viewportSize() ?? { width: 1280, height: 800 };
  const found: string[] = [];
  for (const width of [320, 1440])
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await standsStill(page);
      const where = `${new URL(page.url()).pathname} ${width} ${colorScheme}`;
      const rules = colorScheme === "dark" ? rulesOfColour : undefined;
      for (const fault of await faultsOf(page, rules)) found.push(`${where}: ${fault}`);
    }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: "light" });
  return found;
}

/** Resolves once the page has taken over its new size and scheme: colours change over a moment. */
function standsStill(page: Page): Promise<void> {
  return page.evaluate(async () => {
    // An observer is told in a frame that is really drawn; what else waits for one, a test's own
    // clock may hold back. In the first frame the page learns of the change, and renders anew.
    const frame = () =>
      new Promise<void>((drawn) => {
        const observer = new IntersectionObserver(() => {
          observer.disconnect();
          drawn();
        });
        observer.observe(document.documentElement);
      });
    for (let frames = 0; frames < 4; frames++) await frame();
    const ending = document
      .getAnimations()
      .filter(
        ({ effect, playState }) =>
          playState === "running" && effect?.getComputedTiming().endTime !== Infinity,
      );
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

async function faultsOf(page: Page, rules?: string[]): Promise<string[]> {
  // Through the debugger: the page's own policy takes no script from outside, as it should.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    const options = { resultTypes: ["violations"], preload: false, ...(runOnly && { runOnly }) };
    return (await axe.run(options)).violations;
  }, rules);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
    ),
    ...(overflow > 0 ? [`scrolls sideways by ${overflow} px`] : []),
  ];
}
