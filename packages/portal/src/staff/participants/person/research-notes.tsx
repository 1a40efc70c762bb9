import { Button, Group, Text, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Failure } from "../../../page/failure.tsx";
import { Section } from "../../../page/section.tsx";
import { useTexts } from "../../../texts/language.ts";
import { useStaffTexts } from "../../../texts/staff.ts";
import { type Known, useChange } from "./use-person.ts";

/** What researchers note about a person, for themselves. */
export function ResearchNotes({ person }: { person: Known }) {
  const { states } = useTexts();
  const texts = useStaffTexts().person;
  const held = person.notes ?? "";
  const [edited, setEdited] = useState<string>();
  const notes = edited ?? held;
  const change = useChange(person);
  function save(event: FormEvent) {
    event.preventDefault();
    change.mutate({ notes });
  }
  return (
    <Section title={texts.notes} text={texts.notesText}>
      <form onSubmit={save}>
        <Textarea
          aria-label={texts.notes}
          autosize
          minRows={3}
          maxLength={10_000}
          value={notes}
          onChange={(event) => setEdited(event.currentTarget.value)}
        />
        <Group gap="md" mt="sm">
          <Button
            type="submit"
            variant="light"
            loading={change.isPending}
            disabled={notes === held}
          >
            {states.save}
          </Button>
          {change.isSuccess && <Text role="status">{states.saved}</Text>}
        </Group>
        {change.isError && <Failure error={change.error} />}
      </form>
    </Section>
  );
}
