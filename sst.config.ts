import type { SSTConfig } from "sst";
import { buildApp } from "./stacks/index.ts";
import { deployRegion } from "./stacks/settings.ts";

export default {
  config() {
    return { name: "luna", region: deployRegion() };
  },
  stacks(app) {
    buildApp(app);
  },
} satisfies SSTConfig;
