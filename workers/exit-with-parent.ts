/** Preloaded into a child: it ends when the process that started it does, however that one died. */
process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 2_000).unref();
});
