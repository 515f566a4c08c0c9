/** Every address that web or the worker answers, read from where they are made. */
import { globSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { apiRoutes } from "../lib/auth/api-routes.ts";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** As "GET /orders/:id". */
export function allRoutes(): string[] {
  const pages = globSync("app/**/page.tsx").map((file) => `GET ${addressOf(file)}`);
  const handlers = globSync("app/**/route.{ts,tsx}").flatMap((file) => methodsIn(file).map((method) => `${method} ${addressOf(file)}`));
  const own = handlers.filter((route) => !route.endsWith("/api/v1/:path"));
  const passedOn = apiRoutes.filter(({ path }) => path.startsWith("/v1/")).map(({ method, path }) => `${method} /api${path}`);
  return [...pages, ...own, ...passedOn].sort();
}

/** As "POST /web/sign-in". */
export function workerRoutes(): string[] {
  return apiRoutes.map(({ method, path }) => `${method} ${path}`).sort();
}

function addressOf(file: string): string {
  const parts = dirname(file).split("/").slice(1);
  const shown = parts.filter((part) => !/^\(.*\)$/.test(part)).map((part) => part.replace(/^\[(?:\.\.\.)?(\w+)\]$/, ":$1"));
  return `/${shown.join("/")}`;
}

function methodsIn(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const found = methods.filter((method) => new RegExp(`export (const|(async )?function) ${method}\\b|export \\{[^}]*\\bas ${method}\\b`).test(text));
  if (found.length === 0) throw new Error(`${file} exports no method`);
  return found;
}
