import { Title } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTexts } from "../texts/language.ts";

/** How many pages this visit has shown: the first one leaves the focus where the browser put it. */
let shown = 0;

/** The page's one h1. It names the document, and takes the focus when one came from another page. */
export function Heading(props: { children: string; size?: "h1" | "h2" }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const texts = useTexts();
  useEffect(() => {
    document.title = `${props.children} · ${texts.shell.product}`;
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
