import "@mantine/core/styles.css";
import "./app/app.css";
import "./first-page/without-script.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { createQueryClient } from "./app/query.ts";
import { loadFirstView, takeOver } from "./first-page/take-over.ts";
import { preferredLanguage } from "./texts/language.ts";

const root = document.getElementById("root")!;
const queryClient = createQueryClient();
const app = (
  <StrictMode>
    <App queryClient={queryClient} language={preferredLanguage()} />
  </StrictMode>
);
// What came with the document stands until the app can show the same.
if (root.hasChildNodes()) void loadFirstView(queryClient).then(() => takeOver(root, app));
else createRoot(root).render(app);
