/** Who made an event: the shop, or a simulator's run. Read from the message's attributes, never from its body. */

/** Whatever is simulated has a run. */
export type Origin = { simulated: boolean; runId: string | null };

export function originOf(attributes: Record<string, string>): Origin {
  const simulated = attributes.simulated === "true";
  return { simulated, runId: attributes.run_id ?? (simulated ? "unnamed" : null) };
}
