import { MantineProvider } from "@mantine/core";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import type { Language } from "../texts/language.ts";
import { LanguageProvider } from "../texts/language-provider.tsx";
import { router } from "./router.tsx";
import { cssVariables, theme } from "./theme.ts";

/** The whole portal; `language` is the one that it begins with. */
export function App({ queryClient, language }: { queryClient: QueryClient; language: Language }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <LanguageProvider initial={language}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}
