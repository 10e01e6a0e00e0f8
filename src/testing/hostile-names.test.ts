import { expect, it } from 'vitest'
import { CLUE_KINDS } from '../engine/index'
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
    'smtp-attachment',
    'smtp-recipient',
    'ssh-banner',
    'tftp-name',
    'tls-sni',
    'zip-member',
  ])
  expect(new Set([...seen.names.sources].map(Number)).size).toBeGreaterThan(2)
  expect(seen.names.texts.filter((name) => name.includes(MARK)).length).toBeGreaterThan(10)
  expect(JSON.stringify(seen.dns.texts) + JSON.stringify(captures[0].quality)).toContain(MARK)
})
