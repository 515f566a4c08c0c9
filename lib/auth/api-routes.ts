/** The API's routes and the action each one is. A route that is not listed does not exist, for web and worker alike. */
import type { Action } from "./authorize.ts";

/** `isShared`: what it answers is of one version, and the same for everybody of a role. */
type ApiRoute = { method: "GET" | "POST" | "DELETE"; path: string; action: Action; maxBodyBytes: number; isShared: boolean };
type ListedRoute = Omit<ApiRoute, "maxBodyBytes" | "isShared"> & Partial<ApiRoute>;

const usualBodyBytes = 64 * 1024;

const apiRoutes: readonly ListedRoute[] = [
  { method: "GET", path: "/v1/paint", action: "view_sales", isShared: true },
  { method: "GET", path: "/v1/live", action: "view_orders", isShared: true },
  { method: "GET", path: "/v1/filter-values", action: "view_sales" },
  { method: "GET", path: "/v1/detail", action: "view_orders" },
  { method: "GET", path: "/v1/detail.csv", action: "export_rows" },
  { method: "GET", path: "/v1/orders/:id", action: "view_orders" },
  { method: "GET", path: "/v1/status", action: "view_status" },
  { method: "GET", path: "/v1/stream", action: "view_status" },
  { method: "POST", path: "/v1/events", action: "collect_events", maxBodyBytes: 5_000_000 },
  { method: "GET", path: "/v1/dead-letters", action: "view_dead_letters" },
  { method: "GET", path: "/v1/dead-letters/:id", action: "view_dead_letters" },
  { method: "GET", path: "/v1/superseded", action: "view_orders" },
  { method: "GET", path: "/v1/loads", action: "view_loads" },
  { method: "POST", path: "/v1/loads", action: "run_load" },
  { method: "GET", path: "/v1/loads/:id", action: "view_loads" },
  { method: "DELETE", path: "/v1/loads/:id", action: "cancel_load" },
  { method: "GET", path: "/v1/simulator/sample", action: "simulate_orders" },
  { method: "GET", path: "/v1/simulator/runs/:id", action: "simulate_orders" },
  { method: "GET", path: "/metrics", action: "view_metrics" },
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
