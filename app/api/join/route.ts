import { JoinRequest } from "../../../lib/auth/web-door.ts";
import { answering, enter, placeOf, readForm } from "../answering.ts";

const Form = JoinRequest.pick({ key: true, password: true });

export const POST = answering(async (request) => enter("/web/join", { ...(await readForm(request, Form)), ...placeOf(request) }));
