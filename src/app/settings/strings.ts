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
