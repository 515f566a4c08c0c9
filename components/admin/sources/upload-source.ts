import type { SourceFolder } from "../../../lib/sources/sources.ts";
import { uploadNames } from "../../../lib/uploads/upload-name.ts";
import type { UploadSet } from "../../../lib/uploads/upload-set.ts";

/** Of files that came through the page: those that are whole. */
export function uploadSource({ id, folder, touchedAt, files }: UploadSet): SourceFolder {
  const whole = files.filter(({ isWhole }) => isWhole);
  return {
    folder,
    name: id,
    files: whole.map(({ name, bytes }) => ({ name, bytes, modifiedAt: touchedAt })),
    missing: uploadNames.filter((name) => !whole.some((file) => file.name === name)),
    fault: null,
  };
}
