/** What the warehouse knows of refused events, and does with them. */
import type { LetterChoice, LetterState } from "../events/letter-choice.ts";
import type { OrderEvent } from "../events/parse-event.ts";
import type { RefusalReason } from "../events/reasons.ts";
import type { RepairRule } from "../events/repair-rule.ts";
import type { DeadLetters, Page, StoredLetter } from "./streaming.ts";
import type { WarehousePosition } from "./warehouse.ts";

/** `newest`: when the last of them was first refused. */
export type LetterGroup = { state: LetterState; field: string; rule: string; letters: number; newest: Date };

/** What somebody does with letters. `id`: the same when it is asked for again. */
export type LetterAct = { id: string; by: string; at: Date; rule?: RepairRule | undefined; note?: string | undefined };

export type LetterActKind = "replayed" | "discarded" | "taken_back";
export type MadeAct = { kind: LetterActKind; by: string; at: Date; rule: RepairRule | null; note: string | null };

export type Repaired = { body: Uint8Array; judged: { isAccepted: true; event: OrderEvent } | { isAccepted: false; reasons: RefusalReason[] } };

/** What a letter would be, were it replayed. Must not throw. */
export type Repair = (letter: StoredLetter) => Repaired;

/** Revenue is a decimal string with four decimals. */
export type RepairEffect = {
  letters: number;
  accepted: number;
  /** Lines that come to those that count. */
  lines: number;
  /** Those without a sale before. */
  orders: number;
  revenue: string;
  /** The load has their order already: they do not count. */
  superseded: number;
  supersededRevenue: string;
  /** Another message brought the event: they do not count. */
  duplicates: number;
  differing: number;
  unknownCustomer: number;
  unknownProduct: number;
  /** Those that are refused as before, by what is wrong first, with some of what was sent. */
  stillRefused: { field: string; rule: string; letters: number; values: string[] }[];
};

export type Replayed = { effect: RepairEffect; position: WarehousePosition };

/** `progress`: letters that were read. `commit` is called when all that is left is to keep it. What they throw, or `signal` is aborted with, undoes all. */
export type LongWork = { progress?: (done: number, total: number) => void; signal?: AbortSignal; commit?: () => void };

export type NamedIds = { orderId: string | null; customerId: string | null; productId: string | null };
export type LetterFacts = {
  order: "new" | "live" | "loaded";
  isKnownCustomer: boolean;
  country: string | null;
  isKnownProduct: boolean;
  /** Its name, else its subcategory or category. */
  product: string | null;
  listPrice: string | null;
};

/** Behind the `Warehouse`. */
export interface LetterDesk {
  /** The last to be refused first; without a choice those that wait to be repaired. */
  deadLetters(page: Page, choice?: LetterChoice): Promise<DeadLetters>;
  /** Whole. null when there is none. */
  deadLetter(messageId: string): Promise<StoredLetter | null>;
  letterGroups(): Promise<LetterGroup[]>;
  /** All of them, some at a time, in the order they came; of one moment. */
  letters(choice: LetterChoice, signal?: AbortSignal): AsyncGenerator<StoredLetter[]>;
  /** Reads alone; what it tells is what `replayLetters` then does, of the same moment. */
  previewRepair(choice: LetterChoice, repair: Repair, work?: LongWork): Promise<RepairEffect>;
  /**
   * All that are accepted, or none: each with the attributes and the publish time it came with. What another act did meanwhile is left alone. An act that was
   * made before is not made again, and answers as it did.
   */
  replayLetters(choice: LetterChoice, repair: Repair, act: LetterAct, work?: LongWork): Promise<Replayed>;
  /** Returns how many. */
  discardLetters(choice: LetterChoice, act: LetterAct): Promise<number>;
  takeBackLetters(choice: LetterChoice, act: LetterAct): Promise<number>;
  /** What came of a replay; null when it was never made. */
  replayOutcome(actId: string): Promise<RepairEffect | null>;
  letterFacts(ids: NamedIds): Promise<LetterFacts>;
  /** By id. */
  letterActs(ids: string[]): Promise<Map<string, MadeAct>>;
}
