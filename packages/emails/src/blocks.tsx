/** The blocks that mails are made of, as HTML; `text.ts` has the same blocks as plain text. */
import { Button, Hr, Link, Section, Text } from "@react-email/components";
import type { ReactNode } from "react";
import { inkOn } from "./colors.ts";
import { palette } from "./palette.ts";

const prose = { margin: "0 0 16px", fontSize: 16, lineHeight: "25px", color: palette.ink };
const small = { margin: "0 0 12px", fontSize: 14, lineHeight: "21px", color: palette.faint };

export function Heading({ children }: { children: string }) {
  return (
    <h1
      className="ink"
      style={{ margin: "0 0 16px", fontSize: 24, lineHeight: "31px", color: palette.ink }}
    >
      {children}
    </h1>
  );
}

export function Subheading({ children }: { children: string }) {
  return (
    <h2
      className="ink"
      style={{ margin: "20px 0 8px", fontSize: 17, lineHeight: "24px", color: palette.ink }}
    >
      {children}
    </h2>
  );
}

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={prose}>
      {children}
    </Text>
  );
}

/** A side remark, smaller and fainter than the rest. */
export function Aside({ children }: { children: ReactNode }) {
  return (
    <Text className="faint" style={small}>
      {children}
    </Text>
  );
}

/** Several paragraphs that a person typed: blank lines part them, single breaks stay breaks. */
export function Prose({ text }: { text: string }) {
  return paragraphsOf(text).map((lines, at) => (
    <Text key={at} className="ink" style={prose}>
      {withBreaks(lines)}
    </Text>
  ));
}

/** What somebody said, set apart from the mail's own words: the first 2,000 characters. */
export function Quote({ text }: { text: string }) {
  return (
    <Section
      className="panel"
      style={{ margin: "0 0 16px", backgroundColor: palette.panel, borderRadius: 8 }}
    >
      <Text className="ink" style={{ ...prose, margin: 0, padding: "12px 16px" }}>
        {paragraphsOf(excerpt(text)).flatMap((lines, at) => [
          ...(at > 0 ? [<br key={`${at}a`} />, <br key={`${at}b`} />] : []),
          ...withBreaks(lines, at),
        ])}
      </Text>
    </Section>
  );
}

export interface Fact {
  label: string;
  value: string;
  href?: string | undefined;
}

/** Labelled values, one under the other so that a phone shows them whole; empty ones are left out. */
export function Facts({ facts }: { facts: (Fact | undefined)[] }) {
  return (
    <Section
      className="panel"
      style={{
        margin: "0 0 20px",
        padding: "14px 16px 4px",
        backgroundColor: palette.panel,
        borderRadius: 8,
      }}
    >
      {facts.filter(isThere).map(({ label, value, href }) => (
        <Text key={label} className="ink" style={{ ...prose, margin: "0 0 10px" }}>
          <span
            className="faint"
            style={{ fontSize: 13, lineHeight: "18px", color: palette.faint }}
          >
            {label}
          </span>
          <br />
          {href ? <Anchor href={href}>{value}</Anchor> : <strong>{value}</strong>}
        </Text>
      ))}
    </Section>
  );
}

export function Bullets({ items }: { items: (string | undefined)[] }) {
  return (
    <ul className="ink" style={{ ...prose, padding: "0 0 0 22px" }}>
      {items.filter(isThere).map((item) => (
        <li key={item} style={{ margin: "0 0 6px" }}>
          {item}
        </li>
      ))}
    </ul>
  );
}

/** The one thing to do: a button, wide enough for a thumb. */
export function Action({
  href,
  color,
  children,
}: {
  href: string;
  color: string;
  children: string;
}) {
  return (
    <Section style={{ margin: "4px 0 20px" }}>
      <Button
        href={href}
        className="action"
        style={{
          padding: "13px 22px",
          border: `1px solid ${color}`,
          borderRadius: 8,
          backgroundColor: color,
          color: inkOn(color),
          fontSize: 16,
          fontWeight: 600,
        }}
      >
        {children}
      </Button>
    </Section>
  );
}

/** A link within a sentence. */
export function Anchor({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className="link"
      style={{ color: "inherit", textDecoration: "underline", wordBreak: "break-word" }}
    >
      {children}
    </Link>
  );
}

/** The address itself, for programs in which the button does not work. */
export function Address({ href }: { href: string }) {
  return (
    <Aside>
      <Link
        href={href}
        className="faint"
        style={{ color: palette.faint, textDecoration: "underline", wordBreak: "break-all" }}
      >
        {href}
      </Link>
    </Aside>
  );
}

export function Rule() {
  return <Hr className="rule" style={{ margin: "20px 0", borderColor: palette.rule }} />;
}

/** What a quotation shows; a program's report may run to any length. */
export function excerpt(text: string): string {
  const characters = [...text.trim()];
  return characters.length > 2000 ? `${characters.slice(0, 1999).join("")}…` : characters.join("");
}

/** Paragraphs of a typed text, each as its lines; control characters are left out. */
export function paragraphsOf(text: string): string[][] {
  const paragraphs = text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim()
    .split(/\n[ \t]*\n\s*/);
  return paragraphs.map((paragraph) => paragraph.split("\n"));
}

export function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function withBreaks(lines: string[], paragraph = 0): ReactNode[] {
  return lines.flatMap((line, at) => (at > 0 ? [<br key={`${paragraph}.${at}`} />, line] : [line]));
}
