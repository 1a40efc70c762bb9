import { type CallInput, readCsv } from "@luna/sdk";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Failure } from "../../page/failure.tsx";
import { Icon } from "../../page/icon.tsx";
import { saveFile } from "../../page/save-file.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";

type List =
  | "listParticipants"
  | "listSessions"
  | "listEmails"
  | "listFiles"
  | "listAudit"
  | "listIssues";

/** The whole list with these filters, all its pages, as one file. */
export function CsvButton<Id extends List>(props: {
  list: Id;
  input: CallInput<Id>;
  name: string;
}) {
  const texts = useStaffTexts().lists;
  const { client } = useStaff();
  const [pages, setPages] = useState(0);
  const save = useMutation({
    mutationFn: () =>
      readCsv(client, props.list, { ...props.input, limit: 100 }, { onPage: setPages }),
    onSuccess: (csv) => saveFile(new Blob([csv], { type: "text/csv" }), `${props.name}.csv`),
  });
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="down" size={18} />}
        disabled={save.isPending}
        onClick={() => {
          setPages(0);
          save.mutate();
        }}
      >
        {save.isPending ? texts.csvRunning(pages + 1) : texts.csv}
      </Button>
      {save.isError && <Failure error={save.error} />}
    </>
  );
}
