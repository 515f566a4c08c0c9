import { SignInRequest } from "../../../lib/auth/web-door.ts";
import { answering, enter, placeOf, readForm } from "../answering.ts";

const Form = SignInRequest.pick({ name: true, password: true });

export const POST = answering(async (request) => enter("/web/sign-in", { ...(await readForm(request, Form)), ...placeOf(request) }));
