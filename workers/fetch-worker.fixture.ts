/** Asks the worker that was started with these settings, as the holder of its secret. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export function fetchOf(env: NodeJS.ProcessEnv) {
  return (path: string, request: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(request.headers);
    headers.set("authorization", `Bearer ${readFileSync(join(String(env.DATA_DIR), "worker-secret"), "utf8").trim()}`);
    return fetch(`http://127.0.0.1:${env.WORKER_PORT}${path}`, { ...request, headers });
  };
}
