import { AppError } from "../../../lib/errors.ts";
import { fetchWorker } from "../../../lib/worker-client.ts";
import { answering, leave, placeOf, sessionKeyOf } from "../answering.ts";

/** The cookie goes only when the session is over: else a copy of it would live on unseen. */
export const POST = answering(async (request) => {
  const session = sessionKeyOf(request);
  if (session === null) return leave();
  const reply = await fetchWorker(null, "/web/sign-out", { method: "POST", body: JSON.stringify({ session, address: placeOf(request).address }) });
  if (!reply.ok) throw new AppError("worker_unreachable", "The worker could not end the session. Try again.");
  return leave();
});
