import { createRequire } from "node:module";

export const nextBin = createRequire(import.meta.url).resolve("next/dist/bin/next");
