import { Stack } from "@mantine/core";
import { QueryView } from "../page/query-view.tsx";
import { useStudy } from "../service/service.tsx";
import { AlreadyIn } from "./already-in.tsx";
import { ConsentTexts } from "./consent-texts.tsx";
import { GoodToKnow } from "./good-to-know.tsx";
import { Hero } from "./hero.tsx";
import { TaskList } from "./task-list.tsx";

/** What the study is, how long it takes, what is recorded, who sees it; the way in, and back in. */
export function Landing() {
  return (
    <QueryView query={useStudy()} rows={6}>
      {({ study }) => (
        <Stack gap={56}>
          <Hero study={study} />
          <TaskList study={study} />
          <GoodToKnow />
          <ConsentTexts study={study} />
          <AlreadyIn />
        </Stack>
      )}
    </QueryView>
  );
}
