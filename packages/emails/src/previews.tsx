/**
 * Writes a page for every sample mail in every language, as `tsx packages/emails/src/previews.tsx --out <folder>`:
 * the mail on a phone, on a desk and as text. `index.html` lists them.
 */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { languages } from "@luna/contracts/language";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { IndexPage, PreviewPage } from "./preview-pages.tsx";
import { renderEmail } from "./render-email.tsx";
import { nameOf, sampleBrand, samples } from "./samples.ts";

const { values: options } = parseArgs({ options: { out: { type: "string" } } });
if (!options.out) throw new Error("say where to write to: --out <folder>");
const { out } = options;

await mkdir(out, { recursive: true });
const page = (name: string, markup: ReactElement) =>
  writeFile(path.join(out, name), `<!DOCTYPE html>${renderToStaticMarkup(markup)}`);

const names: string[] = samples.map(nameOf);
for (const sample of samples)
  for (const language of languages) {
    const { subject, html, text } = await renderEmail({
      ...{ kind: sample.kind, props: sample.props },
      locale: language,
      brand: sampleBrand,
    });
    const name = nameOf(sample);
    await writeFile(path.join(out, `${name}.${language}.mail.html`), html);
    await page(
      `${name}.${language}.html`,
      <PreviewPage name={name} language={language} subject={subject} text={text} />,
    );
  }
await page("index.html", <IndexPage names={names} />);
console.log(`${samples.length * languages.length} previews in ${out}`);
