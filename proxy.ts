/** Before every page and API route: a name that another site pointed at this machine gets nothing. */
import { type NextRequest, NextResponse } from "next/server";
import { isLoopbackHost } from "./lib/auth/loopback.ts";

export function proxy(request: NextRequest): NextResponse {
  if (isLoopbackHost(request.headers.get("host"))) return NextResponse.next();
  return new NextResponse("Caudal answers to localhost and 127.0.0.1 alone.\n", { status: 403, headers: { "content-type": "text/plain" } });
}
