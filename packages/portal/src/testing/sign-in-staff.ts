import type { Page } from "playwright-core";

const names = {
  observer: "Olga Observer",
  researcher: "Rita Researcher",
  admin: "Ada Admin",
} as const;

/** Signs one of the local stack's three users in, and ends on the overview. */
export async function signInStaff(
  page: Page,
  portalUrl: string,
  role: keyof typeof names,
): Promise<void> {
  await page.goto(`${portalUrl}/staff`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText(names[role]).click();
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
}
