export const text = {
  title: 'Reading',
  bar: 'Read so far',
  of: (read: string, total: string) => `${read} of ${total}`,
  files: (files: string, done: string, reading: string) => `${files}: ${done} done · ${reading} reading`,
  skipped: (count: string) => `${count} set aside`,
  left: (time: string) => `about ${time} left`,
  records: (count: string) => `${count} packets`,
  stop: 'Stop and keep what is read',
  stopping: 'Stopping…',
  walking: 'Looking for files…',
  walked: (files: string, size: string) => `Found ${files}, ${size}…`,
  done: (files: string, size: string, time: string) => `${files}, ${size}, read in ${time}`,
  stopped: (percent: string, read: string, total: string) =>
    `Stopped at ${percent}: ${read} of ${total} were read and are kept`,
  problems: (count: string) => `${count} ▸`,
  problemsLabel: (count: string) => `${count}. Go to the list`,
  refused: (count: string) => `The browser would not give ${count} of the drop.`,
} as const
