import { expect, it } from 'vitest'
import { CLUE_KINDS, NAME_SOURCES } from '../engine/index'
import { hostileCapture, MARK } from './hostile-names'
import { readCapture } from './read-capture'

it('plants attacks in every kind of text that a capture says', () => {
  const { seen, captures } = readCapture(hostileCapture(1_740_816_000, 2))
  const planted = new Set<string>()
  for (let row = 0; row < seen.clues.count; row++)
    if (seen.clues.texts[seen.clues.textIds[row]].includes(MARK)) planted.add(CLUE_KINDS[seen.clues.kinds[row]])
  expect([...planted].sort()).toEqual([
    'ftp-command',
    'gzip-name',
    'http-file-name',
    'http-host',
    'http-request',
    'http-user-agent',
    'nfs-name',
    'rdp-cookie',
    'smb-name',
    'smb-share',
    'smtp-attachment',
    'smtp-recipient',
    'ssh-banner',
    'tftp-name',
    'tls-sni',
    'zip-member',
  ])
  const sources = new Set<string>()
  for (let row = 0; row < seen.names.count; row++)
    if (seen.names.texts[seen.names.textIds[row]].includes(MARK)) sources.add(NAME_SOURCES[seen.names.sources[row]])
  expect([...sources].sort()).toEqual(['dhcp', 'http', 'mdns', 'netbios', 'sni'])
  expect(seen.names.texts.filter((name) => name.includes(MARK)).length).toBeGreaterThan(10)
  expect(JSON.stringify(seen.dns.texts) + JSON.stringify(captures[0].quality)).toContain(MARK)
})
