import { isApiError } from "@luna/sdk";
import { Button, Paper, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Failure } from "../page/failure.tsx";
import { Heading } from "../page/heading.tsx";
import { deviceZone, inWords } from "../page/moment.tsx";
import { StateCard } from "../page/state-card.tsx";
import { useRegion, useTexts } from "../texts/language.ts";
import classes from "./choose-time.module.css";
import { SlotPicker } from "./slot-picker.tsx";

/** Picks a slot and takes it; when somebody was faster, the times are read anew and nothing else is lost. */
export function ChooseTime(props: {
  title: string;
  button: string;
  take(start: string): Promise<unknown>;
}) {
  const texts = useTexts().booking;
  const region = useRegion();
  const queryClient = useQueryClient();
  const [timeZone, setTimeZone] = useState(deviceZone);
  const [start, setStart] = useState<string>();
  const take = useMutation({
    mutationFn: props.take,
    onError: () => {
      setStart(undefined);
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
      <SlotPicker value={start} onChange={setStart} timeZone={timeZone} onTimeZone={setTimeZone} />
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
