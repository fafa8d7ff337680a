/**
 * Loaded into every Node child before its program: when the launcher is gone, however it went, the child ends
 * in good order by itself.
 */
process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 9_000).unref();
});
process.channel?.unref();
