/** Where files to load lie: the inbox, folders of this machine, and what came through the page. */
import { z } from "zod";
import { uploadNames } from "../uploads/upload-name.ts";
import { UploadSet } from "../uploads/upload-set.ts";

const SourceFolder = z.object({
  /** The whole path, links followed. */
  folder: z.string(),
  name: z.string(),
  /** Of the four that a load takes. */
  files: z.array(z.object({ name: z.enum(uploadNames), bytes: z.number(), modifiedAt: z.iso.datetime() })),
  missing: z.array(z.enum(uploadNames)),
  /** It is not there, or may not be read. */
  fault: z.enum(["gone", "unreadable"]).nullable(),
});
export type SourceFolder = z.infer<typeof SourceFolder>;

export const Sources = z.object({
  inbox: SourceFolder,
  roots: z.array(SourceFolder),
  /** Newest first. */
  uploads: z.array(UploadSet),
});
export type Sources = z.infer<typeof Sources>;

/** One level: the folders directly in a folder. */
export const FolderListing = SourceFolder.extend({
  /** null at the top of what may be loaded. */
  parent: z.string().nullable(),
  folders: z.array(SourceFolder),
  /** How many more there are. */
  left: z.number(),
});
export type FolderListing = z.infer<typeof FolderListing>;
