/** Parts of the API that a test does not ask. */

import type { Uploads } from "../../lib/uploads/open-uploads.ts";
import type { InboxLoads } from "../inbox/inbox-loads.ts";
import type { Places } from "../loads/load-folder.ts";

function notAsked(): never {
  throw new Error("not asked here");
}

export const unaskedUploads: Uploads = {
  all: notAsked,
  get: notAsked,
  begin: notAsked,
  add: notAsked,
  append: notAsked,
  removeFile: notAsked,
  remove: notAsked,
  prune: notAsked,
};

export const noPlaces: Places = { inboxDir: "/nowhere", uploadsDir: "/nowhere", loadRoots: [] };

export const unaskedInbox: InboxLoads = { look: notAsked, status: notAsked, setPlan: notAsked, again: notAsked, close: notAsked };
