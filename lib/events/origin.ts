/** Who made an event: the shop, or a simulator's run. Read from the message's attributes, never from its body. */

export type Origin = { simulated: boolean; runId: string | null };

export function originOf(attributes: Record<string, string>): Origin {
  return { simulated: attributes.simulated === "true", runId: attributes.run_id ?? null };
}
