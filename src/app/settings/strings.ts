export const text = {
  title: 'Inside networks',
  meaning:
    'Out means: from an inside address to an outside address, whoever opened the connection. The longest prefix wins. Changing this never reads a file again.',
  builtIn: 'Always inside',
  own: 'Your own networks',
  ownHint:
    'One a line, IPv4 or IPv6. Put ! before a network that lies outside, for example a proxy or NAT: !10.5.0.0/16',
  example: '203.0.113.0/24\n2001:db8:40::/48\n!10.5.0.0/16',
  apply: 'Apply',
  applied: 'Inside networks changed.',
  networks: [
    { cidr: '10.0.0.0/8', name: 'private' },
    { cidr: '172.16.0.0/12', name: 'private' },
    { cidr: '192.168.0.0/16', name: 'private' },
    { cidr: '100.64.0.0/10', name: 'carrier NAT' },
    { cidr: '169.254.0.0/16', name: 'link-local' },
    { cidr: '127.0.0.0/8', name: 'loopback' },
    { cidr: 'fc00::/7', name: 'unique local' },
    { cidr: 'fe80::/10', name: 'link-local' },
    { cidr: '::1', name: 'loopback' },
  ],
} as const

export const readingText = {
  title: 'Reading',
  budget: 'Memory budget',
  budgetHint:
    'For the tables of the case, by our own count. When they pass it, small pairs and conversations are summed per host; totals stay exact. A larger budget does not bring back what was summed.',
  workers: 'Readers at once',
  workersHint:
    'Each keeps about two cores busy while it reads a large file. A change holds for files that begin after it.',
  wrongBudget: (least: string, most: string) => `Please give a size from ${least} to ${most}. Example: 1.5 GB.`,
  apply: 'Apply',
  applied: 'Reading settings changed.',
} as const
