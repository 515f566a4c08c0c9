/** Ids that no other run makes: drawn from the run's seed and start. */
import { createHash } from "node:crypto";
import { Random } from "../random.ts";

export class IdMaker {
  /** Tells this run from every other. */
  readonly tag: string;
  private readonly random: Random;
  private count = 0;

  constructor({ seed, startedAt }: { seed: number; startedAt: number }) {
    const digest = createHash("sha256").update(`${seed} ${startedAt}`).digest();
    this.tag = digest.readBigUInt64BE(8).toString(36).toUpperCase().slice(-8).padStart(8, "0");
    this.random = new Random(digest.readInt32BE(0), digest.readUInt32BE(4));
  }

  uuid(): string {
    const hex = Array.from({ length: 4 }, () => this.random.uint32().toString(16).padStart(8, "0")).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  named(prefix: string): string {
    return `${prefix}${this.tag}-${++this.count}`;
  }
}

export function runIdOf(plan: { seed: number; startedAt: number }): string {
  return `sim-${new IdMaker(plan).tag}`;
}
