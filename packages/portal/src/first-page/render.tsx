/** Loaded by the build alone: the landing page as HTML, made by the components that the app shows it with. */
import { luna } from "@luna/contracts/study/luna";
import { createClient } from "@luna/sdk";
import { createMemoryHistory } from "@tanstack/react-router";
import { renderToStaticMarkup } from "react-dom/server";
import { App } from "../app/app.tsx";
import { createQueryClient } from "../app/query.ts";
import { router } from "../app/router.tsx";
import { documentTitle } from "../page/heading.tsx";
import { inLanguage, type Language, languages, textsIn } from "../texts/language.ts";
import type { Facts } from "./first-page.ts";

export interface RenderedPage {
  language: Language;
  title: string;
  /** What stands in the app's root until the app can show the same. */
  body: string;
}

/** The landing page in every language of the portal, with the study as it is deployed. */
export async function renderFirstPages(facts: Facts): Promise<RenderedPage[]> {
  router.update({
    ...router.options,
    history: createMemoryHistory({ initialEntries: [import.meta.env.BASE_URL] }),
    // It would write a script into the page, which the page's policy forbids.
    scrollRestoration: false,
  });
  await router.load();
  // Nothing is asked: what would be is there already.
  const client = createClient({ baseUrl: "https://none.invalid" });
  return languages.map(({ id: language }) => {
    const queryClient = createQueryClient();
    queryClient.setQueryData(["service"], { client });
    queryClient.setQueryData(["study"], { study: luna, settings: facts });
    return {
      language,
      title: renderToStaticMarkup(
        <title>{documentTitle(inLanguage(luna.title, language), textsIn(language))}</title>,
      ),
      body: renderToStaticMarkup(<App queryClient={queryClient} language={language} />),
    };
  });
}
