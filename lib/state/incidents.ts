/** What went wrong with the pipeline, and right again: the last of it. */
import type { Incident } from "../pipeline/pipeline.ts";
import type { StateFile } from "./state-file.ts";

type NewIncident = Pick<Incident, "part" | "what" | "reasons">;
type Row = { incident_id: number; at: number; part: Incident["part"]; what: Incident["what"]; reasons: string };

const kept = 500;

export function openIncidents({ database, transaction }: StateFile, now: () => number) {
  const insert = database.prepare("insert into incident (at, part, what, reasons) values ($at, $part, $what, $reasons)");
  const forget = database.prepare("delete from incident where incident_id <= (select max(incident_id) from incident) - $kept");
  const newest = database.prepare("select incident_id, at, part, what, reasons from incident order by incident_id desc limit $limit");
  return {
    add({ part, what, reasons }: NewIncident): void {
      transaction(() => {
        insert.run({ at: now(), part, what, reasons: JSON.stringify(reasons) });
        forget.run({ kept });
      });
    },
    /** The last first. */
    newest: (limit: number): Incident[] =>
      (newest.all({ limit }) as Row[]).map(({ incident_id: id, at, part, what, reasons }) => ({
        id,
        at: new Date(at).toISOString(),
        part,
        what,
        reasons: JSON.parse(reasons),
      })),
  };
}
