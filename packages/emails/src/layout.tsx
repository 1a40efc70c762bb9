import type { Language } from "@luna/contracts/language";
import { Body, Container, Head, Html, Preview, Section, Text } from "@react-email/components";
import type { ReactNode } from "react";
import type { Brand } from "./brand.ts";
import { palette, styleSheet } from "./palette.ts";

const fontFamily = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** The page around every mail: study name above, one card, the footer below; no pictures, no remote fonts. */
export function Layout(props: {
  subject: string;
  preview: string;
  brand: Brand;
  language: Language;
  footer: ReactNode;
  children: ReactNode;
}) {
  const { brand } = props;
  return (
    <Html lang={props.language}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{props.subject}</title>
        <style>{styleSheet(brand.brandColor)}</style>
      </Head>
      <Body
        className="page"
        style={{ margin: 0, padding: "20px 8px", backgroundColor: palette.page, fontFamily }}
      >
        <Preview>{props.preview}</Preview>
        <Container style={{ maxWidth: 580 }}>
          <Section>
            <Text
              className="ink"
              style={{ margin: "0 12px 12px", fontSize: 15, fontWeight: 600, color: palette.ink }}
            >
              {brand.studyName}
            </Text>
          </Section>
          <Section
            className="card"
            style={{
              padding: "26px 22px 12px",
              backgroundColor: palette.card,
              borderTop: `4px solid ${brand.brandColor}`,
              borderRadius: 10,
            }}
          >
            {props.children}
          </Section>
          <Section style={{ padding: "18px 12px 0" }}>{props.footer}</Section>
        </Container>
      </Body>
    </Html>
  );
}
