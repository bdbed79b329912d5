// Preloaded into the app's process: when the launcher is gone, however it went, the app does not stay behind.
import process from "node:process";

process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
