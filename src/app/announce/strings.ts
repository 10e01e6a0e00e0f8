export const text = {
  started: (files: string, size: string) => `Reading ${files}, ${size}.`,
  quarter: '25 percent read.',
  half: '50 percent read.',
  threeQuarters: '75 percent read.',
  firstProblem: 'A file has a problem. The others are read on.',
  stopped: 'Stopped. What was read is kept.',
  done: (files: string, time: string) => `Reading finished: ${files} in ${time}.`,
} as const
