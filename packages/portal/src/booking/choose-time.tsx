import { isApiError } from "@luna/sdk";
import { Button, Paper, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Failure } from "../page/failure.tsx";
import { Heading } from "../page/heading.tsx";
import { deviceZone, inWords } from "../page/moment.tsx";
import { StateCard } from "../page/state-card.tsx";
import { useKeptState } from "../page/use-kept-state.ts";
import { useRegion, useTexts } from "../texts/language.ts";
import classes from "./choose-time.module.css";
import { type Choice, SlotPicker } from "./slot-picker.tsx";

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
    onError: () => {
      choice.set({ ...choice.value, start: undefined });
      return queryClient.invalidateQueries({ queryKey: ["availability"] });
    },
  });
  const faster = isApiError(take.error, "slot_taken") || isApiError(take.error, "slot_unavailable");
  return (
    <Stack gap="lg">
      <div>
        <Heading>{props.title}</Heading>
        <Text c="dimmed" mt={4}>
          {texts.intro}
        </Text>
      </div>
      <SlotPicker choice={choice.value} onChange={choice.set} />
      {take.isError &&
        (faster ? (
          <div role="alert">
            <StateCard icon="clock" title={texts.taken} />
          </div>
        ) : (
          <Failure error={take.error} />
        ))}
      <Paper p="md" shadow="md" className={`card ${classes.bar}`}>
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
