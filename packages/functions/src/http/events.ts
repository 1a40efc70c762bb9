import { events } from "@luna/contracts/routes/events";
import { ingest as ingestEvents } from "@luna/core/event/ingest";
import { list as listEvents } from "@luna/core/event/list";
import { http } from "../edge/http.ts";

export const handler = http(events, { ingestEvents, listEvents });
