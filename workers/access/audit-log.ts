/** The audit log for admins: a page of it, and all of it as a file. */
import type { AuditFilter, AuditLine, AuditLines } from "../../lib/audit-lines.ts";
import { csvHead, csvLine, csvText } from "../../lib/csv-text.ts";
import { instantOfLocal } from "../../lib/events/local-time.ts";
import type { StoredAuditLine } from "../../lib/state/audit.ts";
import type { State } from "../../lib/state/open-state.ts";

const columns = ["id", "at", "who", "address", "what", "target", "before", "after"] as const;
const linesPerChunk = 1_000;

export function createAuditLog({ audit }: Pick<State, "audit">, timeZone: string) {
  const startOf = (day?: string) => (day === undefined ? undefined : instantOfLocal(Date.parse(day), timeZone));
  const wantedOf = ({ from, to, ...filter }: AuditFilter) => ({ ...filter, since: startOf(from), until: startOf(to) });

  async function* csv(filter: AuditFilter): AsyncGenerator<string> {
    const wanted = wantedOf(filter);
    let chunk = audit.newest({ ...wanted, limit: linesPerChunk });
    yield csvHead(columns);
    while (chunk.length > 0) {
      yield chunk.map(csvLineOf).join("");
      chunk = audit.newest({ ...wanted, limit: linesPerChunk, below: chunk.at(-1)?.auditId ?? 0 });
    }
  }

  return {
    /** The last first. */
    page({ limit, below, ...filter }: AuditFilter & { limit: number; below?: number | undefined }): AuditLines {
      const found = audit.newest({ ...wantedOf(filter), below, limit: limit + 1 });
      return { lines: found.slice(0, limit).map(lineOf), hasMore: found.length > limit, ...audit.names() };
    },
    csv,
  };
}

function lineOf({ at, accountId: _, ...line }: StoredAuditLine): AuditLine {
  return { ...line, at: new Date(at).toISOString() };
}

function csvLineOf({ auditId, at, who, address, what, target, before, after }: StoredAuditLine): string {
  const texts = [new Date(at).toISOString(), who, address ?? "", what, target ?? "", jsonText(before), jsonText(after)];
  return csvLine([String(auditId), ...texts.map(csvText)]);
}

function jsonText(value: unknown): string {
  return value === null ? "" : JSON.stringify(value);
}
