/** Runs once when web starts, before it takes a request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { noteClientAddresses } = await import("./lib/auth/client-address.ts");
  noteClientAddresses();
}
