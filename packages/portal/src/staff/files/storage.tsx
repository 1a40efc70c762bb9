import { Progress, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Moment } from "../../page/moment.tsx";
import { QueryView } from "../../page/query-view.tsx";
import { Section } from "../../page/section.tsx";
import { useRegion, useTexts } from "../../texts/language.ts";
import { useStaffTexts } from "../../texts/staff.ts";
import { useStaff } from "../sign-in/staff.tsx";
import { inBytes } from "./in-bytes.ts";
import { VerifyFiles } from "./verify-files.tsx";

/** What is stored, by kind, and what the next clean-up takes away. */
export function Storage() {
  const { files: texts } = useStaffTexts();
  const { data: words } = useTexts();
  const region = useRegion();
  const { client, may } = useStaff();
  const storage = useQuery({
    queryKey: ["staff", "files", "storage"],
    queryFn: ({ signal }) => client.storageStatistics({}, { signal }),
  });
  return (
    <Section title={texts.storage}>
      <QueryView query={storage}>
        {({ files, bytes, byCategory, oldestAt, dueForRemoval }) => (
          <>
            <SimpleGrid cols={{ base: 1, xs: 3 }}>
              <Fact name={texts.stored} note={texts.files(files)}>
                {inBytes(bytes, region)}
              </Fact>
              <Fact name={texts.due} note={texts.files(dueForRemoval.files)}>
                {inBytes(dueForRemoval.bytes, region)}
              </Fact>
              <Fact name={texts.oldest}>
                {oldestAt ? <Moment at={oldestAt} form="day" /> : "–"}
              </Fact>
            </SimpleGrid>
            {Object.keys(byCategory).length > 0 && (
              <Stack gap="xs">
                {Object.entries(byCategory).map(([category, each]) => {
                  const name = words.categories[category as keyof typeof words.categories];
                  return (
                    <div key={category}>
                      <Text size="sm" display="flex" style={{ justifyContent: "space-between" }}>
                        <span>{name}</span>
                        <span className="numbers">
                          {inBytes(each.bytes, region)} · {texts.files(each.files)}
                        </span>
                      </Text>
                      <Progress
                        value={bytes > 0 ? (100 * each.bytes) / bytes : 0}
                        aria-label={name}
                      />
                    </div>
                  );
                })}
              </Stack>
            )}
          </>
        )}
      </QueryView>
      {may("verifyFiles") && <VerifyFiles />}
    </Section>
  );
}

function Fact(props: { name: string; note?: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {props.name}
      </Text>
      <Text fz="xl" fw={650} className="numbers">
        {props.children}
      </Text>
      {props.note && (
        <Text size="sm" c="dimmed">
          {props.note}
        </Text>
      )}
    </div>
  );
}
