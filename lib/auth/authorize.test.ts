import { expect, it } from "vitest";
import { findApiRoute } from "./api-routes.ts";
import { type Action, authorize } from "./authorize.ts";

const admin = { user: "ada", role: "admin" } as const;
const collector = { user: "collect token", role: "collector" } as const;
const viewer = { user: "vic", role: "viewer" } as const;

it.each<Action>(["view_sales", "view_orders", "export_rows", "view_status"])("lets a viewer and an admin %s", (action) => {
  expect(authorize(viewer, action)).toBe(viewer);
  expect(authorize(admin, action)).toBe(admin);
});

it.each<Action>(["view_loads", "run_load", "cancel_load", "view_metrics", "view_dead_letters"])("lets an admin alone %s", (action) => {
  expect(() => authorize(viewer, action)).toThrow(expect.objectContaining({ code: "forbidden", status: 403 }));
  expect(authorize(admin, action)).toBe(admin);
});

it("lets a collector send events and do nothing else", () => {
  expect(authorize(collector, "collect_events")).toBe(collector);
  expect(authorize(admin, "collect_events")).toBe(admin);
  expect(() => authorize(viewer, "collect_events")).toThrow(expect.objectContaining({ code: "forbidden" }));
  expect(() => authorize(collector, "view_sales")).toThrow(expect.objectContaining({ code: "forbidden" }));
});

it("knows nobody by default", () => {
  expect(() => authorize(null, "view_sales")).toThrow(expect.objectContaining({ code: "unauthenticated", status: 401 }));
});

it("finds a route by method and path, an encoded slash being part of the id", () => {
  expect(findApiRoute("GET", "/v1/orders/A%2F1")).toMatchObject({ action: "view_orders" });
  expect(findApiRoute("DELETE", "/v1/loads/3")).toMatchObject({ action: "cancel_load" });
});

it.each([
  ["POST", "/v1/paint"],
  ["GET", "/v1/secret"],
  ["GET", "/v1/orders/"],
  ["GET", "/v1/orders/1/lines"],
  ["GET", "/v1/paint/"],
])("knows no %s %s", (method, path) => {
  expect(findApiRoute(method, path)).toBeNull();
});
