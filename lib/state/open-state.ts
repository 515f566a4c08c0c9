/** What the worker knows of people and programs. Every call is one short, synced write or read. */
import { openAccounts } from "./accounts.ts";
import { openAudit } from "./audit.ts";
import { openInboxSets } from "./inbox-sets.ts";
import { openIncidents } from "./incidents.ts";
import { openInvitations } from "./invitations.ts";
import { openJobRecords } from "./jobs.ts";
import { openSessions } from "./sessions.ts";
import { openSettings } from "./settings.ts";
import { openSignInFailures } from "./sign-in-failures.ts";
import { openStateFile } from "./state-file.ts";
import { openTokens } from "./tokens.ts";

export type State = ReturnType<typeof openState>;

/** Throws AppError `file_unreadable`, `file_newer`, `disk_full`, `file_locked`, `setting_invalid`. */
export function openState(file: string, now: () => number = Date.now) {
  const opened = openStateFile(file);
  return {
    accounts: openAccounts(opened),
    sessions: openSessions(opened, now),
    invitations: openInvitations(opened, now),
    tokens: openTokens(opened, now),
    failures: openSignInFailures(opened, now),
    audit: openAudit(opened, now),
    jobs: openJobRecords(opened, now),
    settings: openSettings(opened, now),
    incidents: openIncidents(opened, now),
    inboxSets: openInboxSets(opened, now),
    transaction: opened.transaction,
    now,
    close(): void {
      if (opened.database.isOpen) opened.database.close();
    },
  };
}
