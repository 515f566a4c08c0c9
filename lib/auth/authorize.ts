/** Who may do what. What no role is listed for is denied. */
import { z } from "zod";
import { AppError } from "../errors.ts";

export const Role = z.enum(["viewer", "admin", "collector"]);
export type Role = z.infer<typeof Role>;

export type Caller = { user: string; role: Role };

const everyone: readonly Role[] = ["viewer", "admin"];
const collectors: readonly Role[] = ["admin", "collector"];
const admins: readonly Role[] = ["admin"];

const allowedRoles = {
  view_sales: everyone,
  view_orders: everyone,
  export_rows: everyone,
  view_status: everyone,
  collect_events: collectors,
  view_dead_letters: admins,
  view_loads: admins,
  run_load: admins,
  cancel_load: admins,
  view_metrics: admins,
  simulate_orders: admins,
} as const;

export type Action = keyof typeof allowedRoles;

export function may({ role }: Pick<Caller, "role">, action: Action): boolean {
  return allowedRoles[action].includes(role);
}

/** Throws AppError `unauthenticated` or `forbidden`. */
export function authorize(caller: Caller | null, action: Action): Caller {
  if (!caller) throw new AppError("unauthenticated", "Sign in, or send the worker's secret as a bearer token.");
  if (!may(caller, action)) throw new AppError("forbidden", `A ${caller.role} may not do this (${action}).`);
  return caller;
}
