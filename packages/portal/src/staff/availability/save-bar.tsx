import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { type ReactNode, useEffect, useRef } from "react";
import { Failure } from "../../page/failure.tsx";
import { useStaffTexts } from "../../texts/staff.ts";
import classes from "./availability.module.css";

/** How what is edited stands against what is held. */
export type Stand = "as-held" | "faults" | "unsaved" | "saving" | "saved" | "stale" | "failed";

/** Says at the lower edge of the window, wherever one has scrolled, what became of the changes. */
export function SaveBar(props: {
  stand: Stand;
  error: unknown;
  /** What is to be said besides. */
  children: ReactNode;
  onSave(): void;
  onDiscard(): void;
  onTakeTheirs(): void;
  onKeepMine(): void;
}) {
  const texts = useStaffTexts().availability;
  const { stand } = props;
  const bar = useRef<HTMLDivElement>(null);
  // A pressed button goes away with its question: who pressed it stays here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each change of what is shown
  useEffect(() => {
    if (document.activeElement === document.body) bar.current?.focus({ preventScroll: true });
  }, [stand]);
  const asks = stand === "stale";
  const canSave = !asks && stand !== "as-held" && stand !== "saved";
  const bare = stand === "as-held" && !props.children;
  return (
    <div ref={bar} tabIndex={-1} className={classes.save}>
      <Paper {...(!bare && { p: "md", shadow: "md", className: "card" })}>
        <Stack gap={bare ? 0 : "sm"}>
          <Group justify="space-between" gap="sm">
            <div className="breakable">
              <Text
                role="status"
                size="sm"
                c={stand === "faults" ? "var(--mantine-color-error)" : "dimmed"}
              >
                {stand === "faults" && texts.faults}
                {stand === "saved" && texts.saved}
                {(stand === "unsaved" || stand === "saving") && texts.unsaved}
              </Text>
              {asks && (
                <Text role="alert" size="sm" fw={600}>
                  {texts.stale}
                </Text>
              )}
            </div>
            {asks && (
              <Group gap="sm">
                <Button variant="default" onClick={props.onTakeTheirs}>
                  {texts.takeTheirs}
                </Button>
                <Button color="red" onClick={props.onKeepMine}>
                  {texts.keepMine}
                </Button>
              </Group>
            )}
            {canSave && (
              <Group gap="sm">
                <Button variant="default" disabled={stand === "saving"} onClick={props.onDiscard}>
                  {texts.discard}
                </Button>
                <Button
                  loading={stand === "saving"}
                  disabled={stand === "faults"}
                  onClick={props.onSave}
                >
                  {texts.save}
                </Button>
              </Group>
            )}
          </Group>
          {stand === "failed" && <Failure error={props.error} />}
          {props.children}
        </Stack>
      </Paper>
    </div>
  );
}
