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
  },
});
