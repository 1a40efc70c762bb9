import { Section } from "../../../page/section.tsx";
import { DetailsForm } from "../../../person/details-form.tsx";
import { useStaffTexts } from "../../../texts/staff.ts";
import { type Known, useChange } from "./use-person.ts";

/** What the person has told, and where researchers put it. */
export function PersonDetails({ person }: { person: Known }) {
  const { words, participants, person: texts } = useStaffTexts();
  return (
    <Section title={texts.details}>
      <DetailsForm
        person={person}
        change={useChange(person)}
        saved={texts.saved}
        choices={[
          { name: "techLevel", label: participants.techLevel, options: words.techLevel },
          { name: "segment", label: participants.segment, options: words.segment },
        ]}
      />
    </Section>
  );
}
