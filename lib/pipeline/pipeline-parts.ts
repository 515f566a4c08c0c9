/** The parts of the way that data takes. Apart from their shapes, so that a page has no need of the parser. */
export const partNames = ["files", "load", "queue", "ingest", "deadLetters", "warehouse", "serving", "viewers", "worker"] as const;
export type PartName = (typeof partNames)[number];
