import type { Form } from "./form.ts";

const storageKey = "luna.registration";

/** What was typed in this tab before it was loaded again; it is kept nowhere else, and goes with the tab. */
export function rememberedForm(): Form {
  const empty = { email: "", firstName: "" };
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(storageKey) ?? "{}") as Form) };
  } catch {
    return empty;
  }
}

/** @param form undefined forgets it: one is registered */
export function rememberForm(form: Form | undefined): void {
  try {
    if (form) sessionStorage.setItem(storageKey, JSON.stringify(form));
    else sessionStorage.removeItem(storageKey);
  } catch {
    // Storage is switched off: a reload then begins anew.
  }
}
