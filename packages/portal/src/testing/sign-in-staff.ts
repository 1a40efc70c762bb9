import type { Page } from "playwright-core";

const names = {
  observer: "Olga Observer",
  researcher: "Rita Researcher",
  admin: "Ada Admin",
} as const;

const said = {
  en: { signIn: "Sign in", overview: "Overview" },
  de: { signIn: "Anmelden", overview: "Übersicht" },
} as const;

/** Signs one of the local stack's three users in, and ends on the overview. */
export async function signInStaff(
  page: Page,
  portalUrl: string,
  role: keyof typeof names,
  language: keyof typeof said = "en",
): Promise<void> {
  await page.goto(`${portalUrl}/staff`);
  await page.getByRole("button", { name: said[language].signIn }).click();
  await page.getByText(names[role]).click();
  await page.getByRole("heading", { level: 1, name: said[language].overview }).waitFor();
}
