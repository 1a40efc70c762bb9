/**
 * Writes a picture of every sample mail, as `tsx packages/emails/src/pictures.ts`.
 * Options: `--out <folder>`, `--width <pixels>`, `--dark`, `--locale <tag>`, `--chromium <path>`.
 */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { indexedPng } from "./indexed-png.ts";
import { renderEmail } from "./render-email.tsx";
import { nameOf, sampleBrand, samples } from "./samples.ts";

const { values: options } = parseArgs({
  options: {
    out: {
      type: "string",
      default: fileURLToPath(new URL("../../../docs/mails", import.meta.url)),
    },
    width: { type: "string", default: "600" },
    dark: { type: "boolean", default: false },
    locale: { type: "string", default: "en" },
    chromium: { type: "string", default: "/usr/bin/chromium" },
  },
});

await mkdir(options.out, { recursive: true });
const browser = await chromium.launch({
  executablePath: options.chromium,
  // Grey edges of letters instead of coloured ones: few colours, small files.
  args: ["--no-sandbox", "--disable-lcd-text"],
});
try {
  const page = await browser.newPage({
    viewport: { width: Number(options.width), height: 100 },
    colorScheme: options.dark ? "dark" : "light",
    javaScriptEnabled: false,
  });
  for (const sample of samples) {
    const { kind, props } = sample;
    const { html } = await renderEmail({ kind, props, locale: options.locale, brand: sampleBrand });
    await page.setContent(html);
    const picture = path.join(options.out, `${nameOf(sample)}.png`);
    const bytes = indexedPng(await page.screenshot({ fullPage: true }));
    await writeFile(picture, bytes);
    console.log(`${picture} ${Math.ceil(bytes.length / 1024)} KB`);
  }
} finally {
  await browser.close();
}
