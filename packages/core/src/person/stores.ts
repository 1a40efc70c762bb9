/** Every store that holds something of a person; export and erasure ask each of them. */
import { codeStore } from "../access/code-store.ts";
import { consentStore } from "../consent/store.ts";
import { emailStore } from "../email/person-store.ts";
import { fileStore } from "../file/person-store.ts";
import { jobStore } from "../job/person-store.ts";
import { profileStore } from "../participant/profile-store.ts";
import { sessionStore } from "../session/person-store.ts";
import type { PersonStore } from "./person-store.ts";

/** In the order of erasure; the profile itself is gone before the first of them is asked. */
export const personStores: readonly PersonStore[] = [
  codeStore,
  consentStore,
  emailStore,
  fileStore,
  jobStore,
  sessionStore,
  profileStore,
];
