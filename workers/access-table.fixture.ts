/** Who gets what from every address. A new page or route needs a line here. */
export type Statuses = [nobody: number, viewer: number, admin: number];

/** What is asked for is there for none of them: 404 and 400 say that one may ask. */
export const answers: Record<string, Statuses> = {
  "GET /": [307, 200, 200],
  "GET /live": [307, 200, 200],
  "GET /orders/:id": [307, 404, 404],
  "GET /account": [307, 200, 200],
  "GET /admin": [307, 403, 200],
  "GET /admin/loads": [307, 403, 200],
  "GET /admin/pipeline": [307, 403, 200],
  "GET /admin/dead-letters": [307, 403, 200],
  "GET /admin/backup": [307, 403, 200],
  "GET /admin/people": [307, 403, 200],
  "GET /admin/simulator": [307, 403, 200],
  "GET /admin/tokens": [307, 403, 200],
  "GET /admin/audit": [307, 403, 200],
  "GET /sign-in": [200, 307, 307],
  "GET /change-password": [307, 200, 200],
  "GET /join/:key": [200, 200, 200],
  // No provider is set: back to the sign-in page.
  "GET /api/oidc/start": [303, 303, 303],
  "GET /api/oidc/callback": [303, 303, 303],
  "POST /api/sign-in": [400, 400, 400],
  "POST /api/join": [400, 400, 400],
  "POST /api/password": [401, 400, 400],
  "GET /api/v1/paint": [401, 200, 200],
  "GET /api/v1/live": [401, 200, 200],
  "GET /api/v1/filter-values": [401, 400, 400],
  "GET /api/v1/detail": [401, 200, 200],
  "GET /api/v1/detail.csv": [401, 200, 200],
  "GET /api/v1/orders/:id": [401, 404, 404],
  "GET /api/v1/status": [401, 200, 200],
  "GET /api/v1/stream": [401, 200, 200],
  // This machine may send while there is no collect token.
  "POST /api/v1/events": [202, 403, 202],
  "GET /api/v1/dead-letters": [401, 403, 200],
  "GET /api/v1/dead-letters.ndjson": [401, 403, 200],
  "GET /api/v1/dead-letter-groups": [401, 403, 200],
  "GET /api/v1/dead-letters/:id": [401, 403, 404],
  "POST /api/v1/dead-letters/:id/check": [401, 403, 400],
  "POST /api/v1/dead-letters/effect": [401, 403, 400],
  "POST /api/v1/dead-letters/replay": [401, 403, 400],
  "POST /api/v1/dead-letters/discard": [401, 403, 400],
  "POST /api/v1/dead-letters/take-back": [401, 403, 400],
  "GET /api/v1/superseded": [401, 200, 200],
  "GET /api/v1/loads": [401, 403, 200],
  "POST /api/v1/loads": [401, 403, 400],
  "GET /api/v1/loads/:id": [401, 403, 404],
  "DELETE /api/v1/loads/:id": [401, 403, 404],
  "GET /api/v1/inbox": [401, 403, 200],
  "PATCH /api/v1/inbox": [401, 403, 400],
  "POST /api/v1/inbox/again": [401, 403, 404],
  "GET /api/v1/sources": [401, 403, 200],
  "GET /api/v1/sources/folder": [401, 403, 400],
  "GET /api/v1/uploads": [401, 403, 200],
  "POST /api/v1/uploads": [401, 403, 400],
  "GET /api/v1/uploads/:id": [401, 403, 404],
  "POST /api/v1/uploads/:id": [401, 403, 400],
  "DELETE /api/v1/uploads/:id": [401, 403, 404],
  "PATCH /api/v1/uploads/:id/:name": [401, 403, 400],
  "DELETE /api/v1/uploads/:id/:name": [401, 403, 404],
  "GET /api/v1/loads/:id/roll-back": [401, 403, 404],
  "POST /api/v1/loads/:id/roll-back": [401, 403, 404],
  "GET /api/v1/flight-checks": [401, 403, 200],
  "POST /api/v1/flight-checks": [401, 403, 400],
  "GET /api/v1/flight-checks/:id": [401, 403, 404],
  "DELETE /api/v1/flight-checks/:id": [401, 403, 404],
  "GET /api/v1/flight-checks/:id/rejects.csv": [401, 403, 404],
  "POST /api/v1/flight-checks/:id/load": [401, 403, 400],
  "GET /api/v1/simulator": [401, 403, 200],
  "GET /api/v1/simulator/live": [401, 403, 200],
  "POST /api/v1/simulator/runs": [401, 403, 400],
  "POST /api/v1/simulator/runs/:id/:control": [401, 403, 404],
  "POST /api/v1/simulator/purge/effect": [401, 403, 400],
  "POST /api/v1/simulator/purge": [401, 403, 400],
  "GET /api/v1/simulator/sample": [401, 403, 200],
  "GET /api/v1/simulator/runs/:id": [401, 403, 200],
  "GET /api/v1/jobs": [401, 403, 200],
  "GET /api/v1/jobs/:id": [401, 403, 404],
  "POST /api/v1/jobs/:id/cancel": [401, 403, 404],
  "GET /api/v1/backups": [401, 403, 200],
  "POST /api/v1/backups": [401, 403, 400],
  "GET /api/v1/backups/:name": [401, 403, 404],
  "DELETE /api/v1/backups/:name": [401, 403, 404],
  "PATCH /api/v1/backup-plan": [401, 403, 400],
  "GET /api/v1/cron-reading": [401, 403, 400],
  "GET /api/v1/sessions": [401, 200, 200],
  "DELETE /api/v1/sessions/:id": [401, 404, 404],
  "GET /api/v1/people": [401, 403, 200],
  "POST /api/v1/people": [401, 403, 400],
  "PATCH /api/v1/people/:id": [401, 403, 404],
  "DELETE /api/v1/people/:id": [401, 403, 404],
  "POST /api/v1/people/:id/link": [401, 403, 404],
  "DELETE /api/v1/people/:id/sessions": [401, 403, 404],
  "GET /api/v1/tokens": [401, 403, 200],
  "POST /api/v1/tokens": [401, 403, 400],
  "DELETE /api/v1/tokens/:id": [401, 403, 404],
  "GET /api/v1/audit": [401, 403, 200],
  "GET /api/v1/audit.csv": [401, 403, 200],
  "GET /api/v1/pipeline": [401, 403, 200],
  "POST /api/v1/pipeline/rebuild": [401, 403, 400],
  "POST /api/v1/pipeline/self-check": [401, 403, 400],
  "POST /api/v1/ingest/pause": [401, 403, 200],
  "POST /api/v1/ingest/resume": [401, 403, 204],
  // The last: it ends the sessions that the others use.
  "POST /api/sign-out": [204, 204, 204],
};

/** Of anybody, where the dashboard is public: the sums, and nothing of an order, a customer or an export. The others stay as they are. */
export const publicAnswers: Record<string, number> = {
  "GET /": 200,
  "GET /api/v1/paint": 200,
  "GET /api/v1/filter-values": 400,
  "GET /api/v1/status": 200,
  "GET /api/v1/stream": 200,
};

/** Of the worker, which is asked by web alone: without the secret, in a viewer's name, in an admin's name. */
export const workerAnswers: Record<string, Statuses> = {
  ...Object.fromEntries(
    Object.entries(answers)
      .filter(([route]) => route.includes(" /api/v1/"))
      .map(([route, [, viewer, admin]]): [string, Statuses] => [route.replace(" /api", " "), [401, viewer, admin]]),
  ),
  "GET /metrics": [401, 403, 200],
  "GET /web/door": [401, 403, 403],
  "POST /web/admin-reset": [401, 403, 403],
  "POST /web/end": [401, 403, 403],
  "POST /web/caller": [401, 403, 403],
  "POST /web/invitation": [401, 403, 403],
  "POST /web/join": [401, 403, 403],
  "POST /web/password": [401, 403, 403],
  "POST /web/provider-sign-in": [401, 403, 403],
  "POST /web/sign-in": [401, 403, 403],
  "POST /web/sign-out": [401, 403, 403],
};

const bodies: Record<string, string> = { "POST /api/v1/events": "{}", "PATCH /api/v1/people/:id": "{}", "POST /api/v1/people/:id/link": "" };
/** A field that no body has. */
const foreign = '{"no_such_field":1}';

/** What is sent with a route, where it takes a body. */
export function bodyOf(route: string): { body?: string } {
  return /^(POST|PATCH)/.test(route) ? { body: bodies[route] ?? foreign } : {};
}
