import { Paper, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { StaffLink } from "../shell/staff-link.tsx";
import classes from "./figure.module.css";

/** A number that leads to its list. */
export function Figure(props: {
  name: string;
  value: number;
  to: string;
  tone?: "look" | undefined;
  children?: ReactNode;
}) {
  return (
    <Paper p="md" className={`card ${classes.figure}`} data-tone={props.tone}>
      <StaffLink to={props.to} className={classes.link}>
        <Text span c="dimmed" size="sm" display="block">
          {props.name}
        </Text>
        <Text span fz={34} fw={650} lh={1.2} c="var(--mantine-color-text)" className="numbers">
          {props.value}
        </Text>
      </StaffLink>
      {props.children}
    </Paper>
  );
}
