import { PasswordRequest } from "../../../lib/auth/web-door.ts";
import { AppError } from "../../../lib/errors.ts";
import { answering, enter, placeOf, readForm, sessionKeyOf } from "../answering.ts";

const Form = PasswordRequest.pick({ current: true, next: true });

export const POST = answering(async (request) => {
  const session = sessionKeyOf(request);
  if (session === null) throw new AppError("unauthenticated", "Sign in first.");
  return enter("/web/password", { ...(await readForm(request, Form)), session, ...placeOf(request) });
});
