/** The blocks of a mail as plain text: complete, with every link written out. */
import { Fragment, isValidElement, type ReactNode } from "react";
import {
  Action,
  Address,
  Anchor,
  Aside,
  Bullets,
  excerpt,
  Facts,
  Heading,
  isThere,
  Paragraph,
  Prose,
  paragraphsOf,
  Quote,
  Rule,
  Subheading,
} from "./blocks.tsx";

type BlockProps<Block extends (props: never) => unknown> = Parameters<Block>[0];

/** A function for each block, of the block's own props. */
const renditions = new Map<unknown, (props: never) => string>([
  [Fragment, ({ children }: { children?: ReactNode }) => textOf(children)],
  [Heading, ({ children }: BlockProps<typeof Heading>) => paragraph(children)],
  [Subheading, ({ children }: BlockProps<typeof Subheading>) => `${children}\n`],
  [Paragraph, ({ children }: BlockProps<typeof Paragraph>) => paragraph(textOf(children))],
  [Aside, ({ children }: BlockProps<typeof Aside>) => paragraph(textOf(children))],
  [Address, () => ""], // stands under its button already
  [Anchor, ({ href, children }: BlockProps<typeof Anchor>) => withAddress(children, href)],
  [Action, ({ href, children }: BlockProps<typeof Action>) => paragraph(`${children}:\n${href}`)],
  [
    Facts,
    ({ facts }: BlockProps<typeof Facts>) =>
      paragraph(
        facts
          .filter(isThere)
          .map(({ label, value, href }) => `${label}: ${href ? withAddress(value, href) : value}`)
          .join("\n"),
      ),
  ],
  [
    Bullets,
    ({ items }: BlockProps<typeof Bullets>) =>
      paragraph(
        items
          .filter(isThere)
          .map((item) => `- ${item}`)
          .join("\n"),
      ),
  ],
  [Prose, ({ text }: BlockProps<typeof Prose>) => paragraph(linesOf(text).join("\n"))],
  [
    Quote,
    ({ text }: BlockProps<typeof Quote>) =>
      paragraph(
        linesOf(excerpt(text))
          .map((line) => `> ${line}`.trimEnd())
          .join("\n"),
      ),
  ],
  [Rule, () => paragraph("--")],
]);

/** Throws for an element that is none of the blocks: it would be missing from the text. */
export function textOf(node: ReactNode): string {
  if (typeof node === "string" || typeof node === "number") return String(node);
  if (Array.isArray(node)) return node.map(textOf).join("");
  if (!isValidElement(node)) return "";
  const rendition = renditions.get(node.type);
  if (!rendition) throw new TypeError(`no plain text for ${String(node.type)}`);
  return rendition(node.props as never);
}

function paragraph(text: string): string {
  return `${text}\n\n`;
}

function withAddress(label: string, href: string): string {
  const address = href.replace(/^mailto:/, "");
  return label === address ? label : `${label} (${address})`;
}

function linesOf(text: string): string[] {
  return paragraphsOf(text).flatMap((lines, at) => (at > 0 ? ["", ...lines] : lines));
}
