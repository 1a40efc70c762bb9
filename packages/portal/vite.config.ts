import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv } from "vite";
import { firstPage } from "./src/first-page/first-page.ts";

export default defineConfig(({ mode }) => {
  // From the stack that deploys the portal; a build by itself has no stage to speak for.
  const given = loadEnv(mode, import.meta.dirname, ["CONTROLLER_NAME", "PRIVACY_"]);
  return {
    // Where the distribution serves the portal.
    base: "/testing/",
    plugins: [
      react(),
      given.CONTROLLER_NAME &&
        firstPage({
          controller: given.CONTROLLER_NAME,
          privacyContact: given.PRIVACY_CONTACT ?? "",
          privacyNoticeUrl: given.PRIVACY_NOTICE_URL ?? "",
        }),
    ],
    build: {
      // Every file is a file: the content security policy takes no script from elsewhere.
      assetsInlineLimit: 0,
      target: "es2022",
      // In kB; what the first page may load is held by journeys/budget.test.ts.
      chunkSizeWarningLimit: 700,
      rolldownOptions: {
        output: {
          // What every page needs comes as one file; cut by who shares what it would be thirty.
          codeSplitting: { groups: [{ name: "shared", tags: ["$initial"] }] },
        },
      },
    },
  };
});
