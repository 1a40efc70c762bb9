import type { StaffTexts } from "../staff-en.ts";

export const shell: StaffTexts["shell"] = { team: "Studienteam" };
