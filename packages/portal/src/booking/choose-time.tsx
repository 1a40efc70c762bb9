import { isApiError } from "@luna/sdk";
import { Button, Paper, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Failure } from "../page/failure.tsx";
import { Heading } from "../page/heading.tsx";
import { deviceZone, inWords } from "../page/moment.tsx";
import { useKeptState } from "../page/use-kept-state.ts";
import { useRegion, useTexts } from "../texts/language.ts";
import classes from "./choose-time.module.css";
import { type Choice, SlotPicker } from "./slot-picker.tsx";

const isGone = (error: unknown) =>
  isApiError(error, "slot_taken") || isApiError(error, "slot_unavailable");

/** Picks a slot and takes it; when somebody was faster, the times are read anew and nothing else is lost. */
export function ChooseTime(props: {
  /** What is being booked: under this name the choice outlives a reload. */
  of: string;
  title: string;
  button: string;
  take(start: string): Promise<unknown>;
}) {
  const texts = useTexts().booking;
  const region = useRegion();
  const queryClient = useQueryClient();
  const choice = useKeptState<Choice>(`luna.booking.${props.of}`, { timeZone: deviceZone() });
  const { start, timeZone } = choice.value;
  const take = useMutation({
    mutationFn: props.take,
    onSuccess: choice.forget,
    onError: (error) => {
      // What failed otherwise can be tried again as it is.
      if (isGone(error)) choice.set({ ...choice.value, start: undefined });
      return isApiError(error) && queryClient.invalidateQueries({ queryKey: ["availability"] });
    },
  });
  const choose = (next: Choice) => {
    if (next.start !== start) take.reset();
    choice.set(next);
  };
  return (
    <Stack gap="lg" className={classes.page}>
      <div>
        <Heading>{props.title}</Heading>
        <Text c="dimmed" mt={4}>
          {texts.intro}
        </Text>
      </div>
      <SlotPicker choice={choice.value} onChange={choose} />
      <Paper p="md" shadow="md" className={`card ${classes.bar}`}>
        {/* Here, since the end of a long list is out of sight of who presses the button. */}
        {take.isError && (
          <div className={classes.failure}>
            {isGone(take.error) ? (
              <Text fw={600} role="alert">
                {texts.taken}
              </Text>
            ) : (
              <Failure error={take.error} />
            )}
          </div>
        )}
        <div aria-live="polite">
          <Text size="sm" c="dimmed">
            {texts.chosen}
          </Text>
          <Text fw={600}>
            {start ? inWords(start, { region, form: "long", timeZone }) : texts.chooseFirst}
          </Text>
        </div>
        <Button
          size="md"
          disabled={!start}
          loading={take.isPending}
          onClick={() => start && take.mutate(start)}
        >
          {props.button}
        </Button>
      </Paper>
    </Stack>
  );
}
