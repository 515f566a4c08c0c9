/** A load's fault in English: for terminals, logs and the API. Pages have their own words for each code. */
import { AppError } from "../errors.ts";
import type { LoadFault } from "./load-run.ts";
import { rejectMessage } from "./reject-message.ts";

/** Throw it where the files cannot be loaded at all: it keeps its fault. */
export class LoadRefusal extends AppError {
  readonly fault: LoadFault;

  constructor(fault: LoadFault, cause?: unknown) {
    super("load_refused", faultText(fault), { cause });
    this.fault = fault;
  }
}

export function faultText(fault: LoadFault): string {
  switch (fault.code) {
    case "files_missing":
      return `${fault.files.join(", ")} ${fault.files.length > 1 ? "are" : "is"} missing in ${fault.folder}.${otherFiles(fault)} The former data stays.`;
    case "rows_wrong":
      return `${placeText(fault)}: ${rejectMessage(fault.reason, fault.table, fault.column ?? "")}${rowsText(fault.rows)} The former data stays.`;
    case "shrinks":
      return `These files have ${fault.after} orders, the data in place has ${fault.before}: more than 5 % fewer. The former data stays. If that is right, load them with --allow-shrink.`;
    case "units_too_large":
      return "The qty of all lines adds up to more than can be kept exactly. Look for one with digits too many. The former data stays.";
    case "amounts_too_large":
      return "The amounts of all lines add up to more than can be kept exactly. Look for a qty, a unit_price or a cost with digits too many. The former data stays.";
    case "file_changed":
      return `${fault.file} was changed while it was read. Load it again once it is written whole. The former data stays.`;
    case "file_unreadable":
      return `${fault.file} cannot be read (${fault.detail}). See that this user may read it. The former data stays.`;
    case "not_a_file":
      return `${fault.file} is not a file but a ${fault.is === "folder" ? "folder" : "pipe or a device"}. The former data stays.`;
    case "disk_full":
      return `There is no room left on the disk for ${fault.folder}. Make some and load again; the former data stays. (${fault.detail})`;
    case "cancelled":
      return "The load was cancelled; the former data stays.";
  }
}

function otherFiles({ others }: Extract<LoadFault, { code: "files_missing" }>): string {
  return others.length > 0 ? ` It holds: ${others.join(", ")}.` : "";
}

function placeText({ table, line }: Extract<LoadFault, { code: "rows_wrong" }>): string {
  return `${table}.csv${line === null ? "" : `, line ${line}`}`;
}

function rowsText(rows: number): string {
  return rows === 0 ? "" : ` ${rows} ${rows === 1 ? "row is" : "rows are"} wrong.`;
}
