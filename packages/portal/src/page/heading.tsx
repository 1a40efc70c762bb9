import { Title } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { Texts } from "../texts/en.ts";
import { useTexts } from "../texts/language.ts";

/** How many pages this visit has shown: the first one leaves the focus where the browser put it. */
let shown = 0;

/** What the browser calls a page with this heading. */
export const documentTitle = (heading: string, { shell }: Texts): string =>
  heading === shell.product ? heading : `${heading} · ${shell.product}`;

/** The page's one h1. It names the document, and takes the focus when one came from another page. */
export function Heading(props: { children: string; size?: "h1" | "h2" }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const texts = useTexts();
  useEffect(() => {
    document.title = documentTitle(props.children, texts);
  }, [props.children, texts]);
  useEffect(() => {
    shown += 1;
    if (shown > 1) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Title ref={heading} order={1} size={props.size ?? "h1"} tabIndex={-1} className="heading">
      {props.children}
    </Title>
  );
}
