/** The last few thousand events that were accepted: those that are sent again, and what is brought back. */
import type { Random } from "../random.ts";
import type { Outcome } from "./delivery.ts";
import type { Line } from "./event-text.ts";

type Sent = { line: Line; body: Buffer; outcome: Outcome };
type Sale = Sent & { outcome: Extract<Outcome, { kind: "counted" }> };

const size = 4096;

export class RecentSales {
  private readonly random: Random;
  private readonly kept: Sent[] = [];
  private readonly sales: (Sale | null)[] = [];
  private next = 0;

  constructor(random: Random) {
    this.random = random;
  }

  add(sent: Sent): void {
    const { outcome } = sent;
    this.kept[this.next] = sent;
    this.sales[this.next] = outcome.kind === "counted" && outcome.gross > 0n ? { ...sent, outcome } : null;
    this.next = (this.next + 1) % size;
  }

  /** Half the time the last one, else one of long ago. */
  any(): Sent | null {
    const last = (this.next + size - 1) % size;
    return this.kept[this.random.chance(0.5) ? last : this.random.below(this.kept.length)] ?? null;
  }

  /** Each comes back once. */
  takeSale(): Sale | null {
    const index = this.random.below(this.sales.length);
    const sale = this.sales[index] ?? null;
    this.sales[index] = null;
    return sale;
  }
}
