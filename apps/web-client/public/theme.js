// Runs before the first paint, so that nobody in a dark control room sees a white flash.
(function () {
  var wanted = 'system';
  try {
    wanted = localStorage.getItem('vigie.theme') || 'system';
  } catch (refused) {
    // Storage switched off: the system's choice holds.
  }
  var dark = wanted === 'dark' || wanted === 'night' || (wanted === 'system' && !matchMedia('(prefers-color-scheme: light)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  document.documentElement.setAttribute('data-theme', wanted === 'night' ? 'night' : dark ? 'dark' : 'light');
})();
