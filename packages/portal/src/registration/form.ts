import { isApiError } from "@luna/sdk";
import type { Texts } from "../texts/en.ts";

export const systems = ["Windows", "macOS", "Linux"] as const;
export const techLevels = ["non-technical", "basic", "intermediate", "advanced"] as const;

/** What stands in the fields. */
export interface Form {
  email: string;
  firstName: string;
  lastName?: string;
  phone?: string;
  operatingSystem?: string;
  techLevel?: string;
  useCaseInterest?: string;
}

export type Fault = Exclude<keyof Texts["registration"]["errors"], "summary">;
export type Faults = Partial<Record<keyof Form, Fault>>;

/** What is missing or looks wrong before anything is sent; the service has the last word. */
export function faultsIn(form: Form): Faults {
  const email = form.email.trim();
  const phone = form.phone?.trim() ?? "";
  return {
    ...(!form.firstName.trim() && { firstName: "required" as const }),
    ...(email === ""
      ? { email: "required" as const }
      : !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && { email: "email" as const }),
    ...(phone !== "" && !/^\+?[0-9 ()./-]{5,30}$/.test(phone) && { phone: "phone" as const }),
    ...(!form.operatingSystem && { operatingSystem: "choose" as const }),
    ...(!form.techLevel && { techLevel: "choose" as const }),
  };
}

/** The fields that the service refused. */
export function faultsOf(error: unknown): Faults {
  if (!isApiError(error)) return {};
  return Object.fromEntries(
    error.errors.map(({ pointer }) => {
      const field = pointer.split("/")[1] ?? "";
      return [field, field === "email" || field === "phone" ? field : "invalid"];
    }),
  );
}
