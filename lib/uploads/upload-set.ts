/** Files that somebody sends to be loaded together. */
import { z } from "zod";
import { type UploadName, uploadNameOf, uploadNames } from "./upload-name.ts";

const notOfTheFour = `not one of ${uploadNames.join(", ")}`;

export const GivenUploadName = z.string().transform((given, context): UploadName => {
  const name = uploadNameOf(given);
  if (name !== null) return name;
  context.addIssue({ code: "custom", message: notOfTheFour });
  return z.NEVER;
});

/** A file as the sender has it. The same name, size and time: the same file, which goes on where it stopped. */
const OfferedFile = z.strictObject({
  name: GivenUploadName,
  bytes: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  modifiedAt: z.iso.datetime().nullable().default(null),
});
export type OfferedFile = z.infer<typeof OfferedFile>;

export const UploadRequest = z.strictObject({ files: z.array(OfferedFile).min(1).max(uploadNames.length) }).superRefine(({ files }, context) => {
  const twice = files.find(({ name }, index) => files.findIndex((file) => file.name === name) !== index);
  if (twice) context.addIssue({ code: "custom", path: ["files"], message: `${twice.name} is named twice` });
});

const UploadFile = z.object({
  name: z.enum(uploadNames),
  bytes: z.number(),
  modifiedAt: z.iso.datetime().nullable(),
  /** All of them are on the disk. */
  received: z.number(),
  /** It has its name, and can be loaded. */
  isWhole: z.boolean(),
});
export type UploadFile = z.infer<typeof UploadFile>;

export const UploadSet = z.object({
  id: z.string(),
  /** Where the files lie on the worker's machine. */
  folder: z.string(),
  by: z.string(),
  begunAt: z.iso.datetime(),
  /** When something of it came last. */
  touchedAt: z.iso.datetime(),
  files: z.array(UploadFile),
});
export type UploadSet = z.infer<typeof UploadSet>;
