/** How a member of an event is shown in an input, and what is written of what is typed there. */
import { removeMember, setMember } from "../../../lib/events/edit-members.ts";

const numberFields = ["qty", "unit_price", "event_ts", "gross_amount"];
const optionalFields = ["currency", "gross_amount"];

/** `source`: JSON; undefined where the member is missing. */
export function fieldText(source: string | undefined): string {
  if (source === undefined || source === "null") return "";
  return source.startsWith('"') ? JSON.parse(source) : source;
}

/** `former`: the member's source as it came, whose kind is kept where both will do. */
export function writeField(body: string, field: string, typed: string, former: string | undefined): string {
  if (typed === "" && optionalFields.includes(field)) return removeMember(body, field);
  return setMember(body, field, sourceOf(field, typed, former));
}

function sourceOf(field: string, typed: string, former: string | undefined): string {
  if (typed === "" && field === "customer_id") return "null";
  const isNumber = numberFields.includes(field) && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(typed);
  return isNumber && !former?.startsWith('"') ? typed : JSON.stringify(typed);
}
