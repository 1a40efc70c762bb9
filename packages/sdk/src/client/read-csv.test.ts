import { expect, it } from "vitest";
import { startFakeService } from "../testing/fake-service.ts";
import { createClient } from "./create-client.ts";
import { readCsv } from "./read-csv.ts";

it("joins all pages of a list below one header, with the filters on each", async () => {
  await using service = await startFakeService((_, count) => ({
    status: 200,
    text: `id,name\r\nprt_${count},"a\r\nb"\r\n`,
    headers: {
      "content-type": "text/csv; charset=utf-8",
      ...(count < 3 && {
        link: `</api/participants?status=screened&cursor=c%2B${count}>; rel="next"`,
      }),
    },
  }));
  const pages: number[] = [];
  const csv = await readCsv(
    createClient({ baseUrl: service.url }),
    "listParticipants",
    { status: "screened", limit: 100 },
    { onPage: (count) => pages.push(count) },
  );
  expect(csv).toBe('id,name\r\nprt_1,"a\r\nb"\r\nprt_2,"a\r\nb"\r\nprt_3,"a\r\nb"\r\n');
  expect(pages).toEqual([1, 2, 3]);
  expect(
    service.calls.map(({ url }) => new URL(url, service.url).searchParams.get("cursor")),
  ).toEqual([null, "c+1", "c+2"]);
  for (const { url, headers } of service.calls) {
    expect(url).toContain("status=screened");
    expect(headers.accept).toBe("text/csv");
  }
});
