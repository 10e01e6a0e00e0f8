export const text = {
  panelStopped: 'This panel stopped. The rest works.',
  reloadPanel: 'Reload panel',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'The browser does not allow copying. The text is selected: press Ctrl+C.',
  showAsTable: 'Show as table',
  showAsChart: 'Show as chart',
  close: 'Close',
  provisional: (percent: string) => `provisional · ${percent} read`,
  stopped: (percent: string) => `partial · stopped at ${percent}`,
} as const
