import { Anchor, type AnchorProps, Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, RefAttributes } from "react";

type Native<Props> = RefAttributes<HTMLAnchorElement> &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Props | "href">;

/** A link to a page of the portal, its address and parameters checked against the route tree. */
export const LinkAnchor = createLink((props: AnchorProps & Native<AnchorProps>) => (
  <Anchor {...props} />
));

/** The same with the looks of a button. */
export const LinkButton = createLink((props: ButtonProps & Native<ButtonProps>) => (
  <Button component="a" {...props} />
));
