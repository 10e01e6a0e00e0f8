export const lessonText = {
  next: 'Reveal the next line',
  back: 'Take the last line back',
  all: 'All is revealed',
  answer: (answer: string) => `Right is: ${answer}`,
  sealed: 'This pack is sealed: open it on the instructor page first.',
} as const
