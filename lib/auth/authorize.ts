/** Who may do what. What no role is listed for is denied. */
import { z } from "zod";
import { AppError } from "../errors.ts";

/** `visitor`: anybody, where the dashboard is public. `collector`: a program that sends events. */
export const Role = z.enum(["visitor", "viewer", "admin", "collector"]);
export type Role = z.infer<typeof Role>;

export const Caller = z.object({
  user: z.string(),
  role: Role,
  /** Of a person. */
  account: z.string().optional(),
  session: z.string().optional(),
  /** Where the question came from. */
  address: z.string().optional(),
});
export type Caller = z.infer<typeof Caller>;

const anybody: readonly Role[] = ["visitor", "viewer", "admin"];
const everyone: readonly Role[] = ["viewer", "admin"];
const collectors: readonly Role[] = ["admin", "collector"];
const admins: readonly Role[] = ["admin"];

const allowedRoles = {
  view_sales: anybody,
  view_status: anybody,
  view_orders: everyone,
  export_rows: everyone,
  manage_self: everyone,
  collect_events: collectors,
  view_dead_letters: admins,
  repair_events: admins,
  view_loads: admins,
  run_load: admins,
  cancel_load: admins,
  upload_files: admins,
  plan_loads: admins,
  view_metrics: admins,
  view_pipeline: admins,
  control_pipeline: admins,
  simulate_orders: admins,
  manage_jobs: admins,
  manage_backups: admins,
  manage_people: admins,
  manage_tokens: admins,
  view_audit: admins,
  /** What web and the commands alone ask: never in somebody's name. */
  serve_web: admins,
} as const;

export type Action = keyof typeof allowedRoles;

export function may({ role }: Pick<Caller, "role">, action: Action): boolean {
  return allowedRoles[action].includes(role);
}

/** Throws AppError `unauthenticated` or `forbidden`. */
export function authorize(caller: Caller | null, action: Action): Caller {
  if (!caller || (caller.role === "visitor" && !may(caller, action))) throw new AppError("unauthenticated", "Sign in, or send a token as a bearer token.");
  if (!may(caller, action)) throw new AppError("forbidden", `A ${caller.role} may not do this (${action}).`);
  return caller;
}
