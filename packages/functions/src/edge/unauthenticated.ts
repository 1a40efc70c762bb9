import { AppError } from "@luna/core/error";

export const unauthenticated = () =>
  new AppError("unauthenticated", "The token is missing, expired or not ours.");
