import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  // Where the distribution serves the portal.
  base: "/testing/",
  plugins: [react()],
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
});
