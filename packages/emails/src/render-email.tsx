import type { EmailKind } from "@luna/contracts/entities/record";
import { languageOf } from "@luna/contracts/language";
import { renderToStaticMarkup } from "react-dom/server";
import { Heading, Rule } from "./blocks.tsx";
import { Brand } from "./brand.ts";
import { footer } from "./footer.tsx";
import { Layout } from "./layout.tsx";
import type { Template } from "./template.ts";
import { type EmailProps, templates } from "./templates.ts";
import { textOf } from "./text.ts";

export interface EmailRequest<K extends EmailKind = EmailKind> {
  kind: K;
  props: EmailProps[K];
  /** BCP 47, of the person who reads it; English where the language is none of ours. */
  locale: string;
  brand: Brand;
}

export interface RenderedEmail {
  /** One line of at most 200 characters. */
  subject: string;
  html: string;
  text: string;
}

/** Writes one mail. Throws a ZodError for props or a brand that the schemas refuse. */
export async function renderEmail<K extends EmailKind>(
  request: EmailRequest<K>,
): Promise<RenderedEmail> {
  const { audience, props, write }: Template = templates[request.kind];
  const brand = Brand.parse(request.brand);
  const language = languageOf(request.locale);
  const written = write(props.parse(request.props), { brand, language, locale: request.locale });
  const subject = oneLine(written.subject);
  const body = (
    <>
      <Heading>{written.heading}</Heading>
      {written.body}
    </>
  );
  const closing = footer(brand, language, audience, written.unsubscribeLink);
  const html = renderToStaticMarkup(
    <Layout
      subject={subject}
      preview={written.preview}
      brand={brand}
      language={language}
      footer={closing}
    >
      {body}
    </Layout>,
  );
  const text = textOf(
    <>
      {body}
      <Rule />
      {closing}
    </>,
  );
  return { subject, html: `<!DOCTYPE html>${html}`, text: `${text.trim()}\n` };
}

/** A line break in a subject would start a header of the sender's choosing. */
function oneLine(subject: string): string {
  const line = subject.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  const characters = [...line];
  return characters.length > 200 ? `${characters.slice(0, 199).join("").trimEnd()}…` : line;
}
