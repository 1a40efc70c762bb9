import { type CallInput, nextStatuses } from "@luna/sdk";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Dialog } from "../../../page/dialog.tsx";
import { Failure } from "../../../page/failure.tsx";
import { ScreeningForm } from "../../../screening/screening-form.tsx";
import { useStaffTexts } from "../../../texts/staff.ts";
import { useStaff } from "../../sign-in/staff.tsx";
import type { Known } from "./use-person.ts";

/** The screening as the team asks it, where its result can still move the person. */
export function ScreenPerson({ person }: { person: Known }) {
  const texts = useStaffTexts().person;
  const { client } = useStaff();
  const queryClient = useQueryClient();
  const [asking, { open, close }] = useDisclosure(false);
  const screen = useMutation({
    mutationFn: (answers: Omit<CallInput<"screenParticipant">, "id">) =>
      client.screenParticipant({ id: person.id, ...answers }),
    onSuccess: () => {
      close();
      return queryClient.invalidateQueries({ queryKey: ["staff"] });
    },
  });
  if (nextStatuses(person.status, "screening").length === 0) return null;
  return (
    <>
      <Button variant="light" className="narrow-full" onClick={open}>
        {texts.screen}
      </Button>
      <Dialog opened={asking} onClose={close} title={texts.screen} size="lg">
        <ScreeningForm
          byStaff={{ communication: texts.communication, submit: texts.screenSubmit }}
          pending={screen.isPending}
          onSubmit={(answers) => screen.mutate(answers)}
        >
          {screen.isError && <Failure error={screen.error} />}
        </ScreeningForm>
      </Dialog>
    </>
  );
}
