import { Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Dialog } from "../../page/dialog.tsx";
import { Failure } from "../../page/failure.tsx";
import { useTexts } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import type { StoredFile } from "./file-table.tsx";

/** Asks before a file goes for good. */
export function RemoveFile({ file, onClose }: { file: StoredFile | undefined; onClose(): void }) {
  const texts = useStaffTexts().files;
  const { states } = useTexts();
  const { client } = useStaff();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: (id: string) => client.deleteFile({ id }),
    onSuccess: () => {
      onClose();
      return queryClient.invalidateQueries({ queryKey: ["staff", "files"] });
    },
  });
  return (
    <Dialog opened={file !== undefined} onClose={onClose} title={texts.removeTitle}>
      <Stack gap="md">
        <Text fw={600}>{file?.name}</Text>
        <Text>{texts.removeText}</Text>
        {remove.isError && <Failure error={remove.error} />}
        <Group gap="sm">
          <Button
            color="red"
            loading={remove.isPending}
            onClick={() => file && remove.mutate(file.id)}
          >
            {texts.remove}
          </Button>
          <Button variant="default" onClick={onClose}>
            {states.cancel}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
