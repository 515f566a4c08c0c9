const anywhere = "http://caudal.invalid";

/** Where to go after signing in: a path of ours, whatever the address asked for. */
export function returnPath(asked: unknown): string {
  if (typeof asked !== "string" || !URL.canParse(asked, anywhere)) return "/";
  const { origin, pathname, search } = new URL(asked, anywhere);
  const isPath = asked.startsWith("/") && origin === anywhere && !pathname.startsWith("//");
  return isPath && !pathname.startsWith("/sign-in") && !pathname.startsWith("/api/") ? `${pathname}${search}` : "/";
}
