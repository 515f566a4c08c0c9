export const killPoints = [
  "before commit",
  "between commit and ack",
  "between commit and serving",
  "between ack and serving",
  "between publish and answer",
] as const;
export type KillPoint = (typeof killPoints)[number];

export const uploadKillPoints = ["within a piece", "between last piece and name", "between name and answer"] as const;
export type UploadKillPoint = (typeof uploadKillPoints)[number];

export const replayKillPoints = ["within a replay", "before a replay is kept", "between replay and serving"] as const;
export type ReplayKillPoint = (typeof replayKillPoints)[number];

export const purgeKillPoints = ["before a purge commits", "between a purge and serving"] as const;
export type PurgeKillPoint = (typeof purgeKillPoints)[number];

/** Of putting a load in place, or a former one back. */
export const swapKillPoints = ["before the swap", "within the swap", "between swap and serving", "between serving and the end"] as const;
export type SwapKillPoint = (typeof swapKillPoints)[number];
export const inboxKillPoints = ["between check and load", "between load and note"] as const;
export type InboxKillPoint = (typeof inboxKillPoints)[number];
