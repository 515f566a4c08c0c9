/** The API's routes and the action each one is. A route that is not listed does not exist, for web and worker alike. */
import { maxPieceBytes } from "../uploads/max-piece-bytes.ts";
import type { Action } from "./authorize.ts";

/** `isShared`: what it answers is of one version, and the same for everybody of a role. */
type ApiRoute = { method: "GET" | "POST" | "PATCH" | "DELETE"; path: string; action: Action; maxBodyBytes: number; isShared: boolean };
type ListedRoute = Omit<ApiRoute, "maxBodyBytes" | "isShared"> & Partial<ApiRoute>;

const usualBodyBytes = 64 * 1024;
/** A million bytes of an event, each of which may be escaped. */
const letterBytes = 6_100_000;

export const apiRoutes: readonly ListedRoute[] = [
  { method: "GET", path: "/v1/paint", action: "view_sales", isShared: true },
  { method: "GET", path: "/v1/live", action: "view_orders", isShared: true },
  { method: "GET", path: "/v1/filter-values", action: "view_sales" },
  { method: "GET", path: "/v1/detail", action: "view_orders", isShared: true },
  { method: "GET", path: "/v1/detail.csv", action: "export_rows" },
  { method: "GET", path: "/v1/orders/:id", action: "view_orders" },
  { method: "GET", path: "/v1/status", action: "view_status" },
  { method: "GET", path: "/v1/stream", action: "view_status" },
  { method: "POST", path: "/v1/events", action: "collect_events", maxBodyBytes: 5_000_000 },
  { method: "GET", path: "/v1/dead-letters", action: "view_dead_letters" },
  { method: "GET", path: "/v1/dead-letters.ndjson", action: "view_dead_letters" },
  { method: "GET", path: "/v1/dead-letter-groups", action: "view_dead_letters" },
  { method: "GET", path: "/v1/dead-letters/:id", action: "view_dead_letters" },
  { method: "POST", path: "/v1/dead-letters/:id/check", action: "repair_events", maxBodyBytes: letterBytes },
  { method: "POST", path: "/v1/dead-letters/effect", action: "repair_events", maxBodyBytes: letterBytes },
  { method: "POST", path: "/v1/dead-letters/replay", action: "repair_events", maxBodyBytes: letterBytes },
  { method: "POST", path: "/v1/dead-letters/discard", action: "repair_events" },
  { method: "POST", path: "/v1/dead-letters/take-back", action: "repair_events" },
  { method: "GET", path: "/v1/superseded", action: "view_orders" },
  { method: "GET", path: "/v1/loads", action: "view_loads" },
  { method: "POST", path: "/v1/loads", action: "run_load" },
  { method: "GET", path: "/v1/loads/:id", action: "view_loads" },
  { method: "DELETE", path: "/v1/loads/:id", action: "cancel_load" },
  { method: "GET", path: "/v1/inbox", action: "view_loads" },
  { method: "PATCH", path: "/v1/inbox", action: "plan_loads" },
  { method: "POST", path: "/v1/inbox/again", action: "run_load" },
  { method: "GET", path: "/v1/sources", action: "view_loads" },
  { method: "GET", path: "/v1/sources/folder", action: "view_loads" },
  { method: "GET", path: "/v1/uploads", action: "upload_files" },
  { method: "POST", path: "/v1/uploads", action: "upload_files" },
  { method: "GET", path: "/v1/uploads/:id", action: "upload_files" },
  { method: "POST", path: "/v1/uploads/:id", action: "upload_files" },
  { method: "DELETE", path: "/v1/uploads/:id", action: "upload_files" },
  { method: "PATCH", path: "/v1/uploads/:id/:name", action: "upload_files", maxBodyBytes: maxPieceBytes },
  { method: "DELETE", path: "/v1/uploads/:id/:name", action: "upload_files" },
  { method: "GET", path: "/v1/loads/:id/roll-back", action: "view_loads" },
  { method: "POST", path: "/v1/loads/:id/roll-back", action: "run_load" },
  { method: "GET", path: "/v1/flight-checks", action: "view_loads" },
  { method: "POST", path: "/v1/flight-checks", action: "run_load" },
  { method: "GET", path: "/v1/flight-checks/:id", action: "view_loads" },
  { method: "DELETE", path: "/v1/flight-checks/:id", action: "run_load" },
  { method: "GET", path: "/v1/flight-checks/:id/rejects.csv", action: "view_loads" },
  { method: "POST", path: "/v1/flight-checks/:id/load", action: "run_load" },
  { method: "GET", path: "/v1/simulator", action: "simulate_orders" },
  { method: "GET", path: "/v1/simulator/live", action: "simulate_orders" },
  { method: "POST", path: "/v1/simulator/runs", action: "simulate_orders" },
  { method: "POST", path: "/v1/simulator/runs/:id/:control", action: "simulate_orders" },
  { method: "POST", path: "/v1/simulator/purge/effect", action: "simulate_orders" },
  { method: "POST", path: "/v1/simulator/purge", action: "simulate_orders" },
  { method: "GET", path: "/v1/simulator/sample", action: "simulate_orders" },
  { method: "GET", path: "/v1/simulator/runs/:id", action: "simulate_orders" },
  { method: "GET", path: "/v1/jobs", action: "manage_jobs" },
  { method: "GET", path: "/v1/jobs/:id", action: "manage_jobs" },
  { method: "POST", path: "/v1/jobs/:id/cancel", action: "manage_jobs" },
  { method: "GET", path: "/v1/backups", action: "manage_backups" },
  { method: "POST", path: "/v1/backups", action: "manage_backups" },
  { method: "GET", path: "/v1/backups/:name", action: "manage_backups" },
  { method: "DELETE", path: "/v1/backups/:name", action: "manage_backups" },
  { method: "PATCH", path: "/v1/backup-plan", action: "manage_backups" },
  { method: "GET", path: "/v1/cron-reading", action: "manage_backups" },
  { method: "GET", path: "/v1/sessions", action: "manage_self" },
  { method: "DELETE", path: "/v1/sessions/:id", action: "manage_self" },
  { method: "GET", path: "/v1/people", action: "manage_people" },
  { method: "POST", path: "/v1/people", action: "manage_people" },
  { method: "PATCH", path: "/v1/people/:id", action: "manage_people" },
  { method: "DELETE", path: "/v1/people/:id", action: "manage_people" },
  { method: "POST", path: "/v1/people/:id/link", action: "manage_people" },
  { method: "DELETE", path: "/v1/people/:id/sessions", action: "manage_people" },
  { method: "GET", path: "/v1/tokens", action: "manage_tokens" },
  { method: "POST", path: "/v1/tokens", action: "manage_tokens" },
  { method: "DELETE", path: "/v1/tokens/:id", action: "manage_tokens" },
  { method: "GET", path: "/v1/audit", action: "view_audit" },
  { method: "GET", path: "/v1/audit.csv", action: "view_audit" },
  { method: "GET", path: "/v1/pipeline", action: "view_pipeline" },
  { method: "POST", path: "/v1/pipeline/rebuild", action: "control_pipeline" },
  { method: "POST", path: "/v1/pipeline/self-check", action: "control_pipeline" },
  { method: "POST", path: "/v1/ingest/pause", action: "control_pipeline" },
  { method: "POST", path: "/v1/ingest/resume", action: "control_pipeline" },
  { method: "GET", path: "/metrics", action: "view_metrics" },
  { method: "GET", path: "/web/door", action: "serve_web" },
  { method: "POST", path: "/web/caller", action: "serve_web" },
  { method: "POST", path: "/web/sign-in", action: "serve_web" },
  { method: "POST", path: "/web/provider-sign-in", action: "serve_web" },
  { method: "POST", path: "/web/sign-out", action: "serve_web" },
  { method: "POST", path: "/web/password", action: "serve_web" },
  { method: "POST", path: "/web/invitation", action: "serve_web" },
  { method: "POST", path: "/web/join", action: "serve_web" },
  { method: "POST", path: "/web/end", action: "serve_web" },
  { method: "POST", path: "/web/admin-reset", action: "serve_web" },
];

/** `path` as it stands in the URL, still encoded. null: no such route. */
export function findApiRoute(method: string, path: string): ApiRoute | null {
  const found = apiRoutes.find((route) => route.method === method && matches(route.path, path));
  return found ? { maxBodyBytes: usualBodyBytes, isShared: false, ...found } : null;
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split("/");
  const given = path.split("/");
  return wanted.length === given.length && wanted.every((part, index) => (part.startsWith(":") ? given[index] !== "" : part === given[index]));
}
