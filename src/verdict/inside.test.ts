import { describe, expect, it } from 'vitest'
import type { AddressColumns } from '../engine/index'
import { readNetwork } from './cidr'
import { classifyAddresses, INSIDE, MULTICAST, OUTSIDE, readInside } from './inside'

const NAMES = { [OUTSIDE]: 'outside', [INSIDE]: 'inside', [MULTICAST]: 'multicast' } as Record<number, string>

/** Classes of addresses by name. A mapped address is written as IPv6 on purpose: columns may hold it so. */
function classesOf(networks: string[], texts: string[]): Record<string, string> {
  const inside = readInside(networks)
  if (!inside.ok) throw new Error(inside.complaint.message)
  const classes = classifyAddresses(inside.value, columnsOf(texts))
  return Object.fromEntries(texts.map((text, id) => [text, NAMES[classes[id]]]))
}

function columnsOf(texts: string[]): AddressColumns {
  const networks = texts.map((text) => readNetwork(text) ?? { family: 4, words: [0, 0, 0, 0] })
  return {
    count: texts.length,
    families: Uint8Array.from(texts, (text) => (text.includes(':') ? 6 : 4)),
    words: Uint32Array.from(
      networks.flatMap(({ family, words }, i) =>
        family === 4 && texts[i].includes(':') ? [0, 0, 0xffff, words[0]] : words,
      ),
    ),
  }
}

describe('inside networks', () => {
  it('takes private, shared, link-local and loopback ranges as inside, to their last address', () => {
    const inside = ['10.0.0.0', '10.255.255.255', '172.16.0.0', '172.31.255.255', '192.168.255.255', '100.64.0.0']
    const more = ['100.127.255.255', '169.254.9.9', '127.0.0.1', 'fc00::1', 'fdff::1', 'fe80::1', 'febf::1', '::1']
    const all = [...inside, ...more]
    expect(classesOf([], all)).toEqual(Object.fromEntries(all.map((text) => [text, 'inside'])))
  })

  it('takes their neighbours and the test networks as outside', () => {
    const outside = ['9.255.255.255', '11.0.0.0', '172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0']
    const more = ['100.63.255.255', '100.128.0.0', '192.0.2.1', '198.51.100.1', '203.0.113.9', '223.255.255.255']
    const six = ['fbff::1', 'fec0::1', '2001:db8::1', '::2', '240.0.0.1', '0.0.0.1']
    const all = [...outside, ...more, ...six]
    expect(classesOf([], all)).toEqual(Object.fromEntries(all.map((text) => [text, 'outside'])))
  })

  it('never takes a group, a broadcast or the unspecified address as a receiver, whatever the user says', () => {
    const all = ['224.0.0.1', '239.255.255.255', '255.255.255.255', '0.0.0.0', 'ff02::1', '::']
    const multicast = Object.fromEntries(all.map((text) => [text, 'multicast']))
    expect(classesOf([], all)).toEqual(multicast)
    expect(classesOf(['0.0.0.0/0', '::/0', '239.0.0.0/8', 'ff02::/16'], all)).toEqual(multicast)
  })

  it('lets the longest prefix win, so that a hole is cut and filled again', () => {
    const networks = ['10.5.7.0/24', '!10.5.0.0/16', '203.0.113.0/24', '2001:db8::/32', '!2001:db8:5::/48']
    const addresses = ['10.4.0.1', '10.5.0.1', '10.5.7.1', '10.5.8.1', '10.6.0.1', '203.0.113.9', '203.0.114.0']
    expect(Object.values(classesOf(networks, addresses))).toEqual([
      'inside',
      'outside',
      'inside',
      'outside',
      'inside',
      'inside',
      'outside',
    ])
    expect(Object.values(classesOf(networks, ['2001:db8::1', '2001:db8:5::1', '2001:db9::1']))).toEqual([
      'inside',
      'outside',
      'outside',
    ])
  })

  it("knows the directed broadcast of a user's network, but not inside a hole", () => {
    expect(classesOf(['203.0.113.0/24'], ['203.0.113.254', '203.0.113.255'])).toEqual({
      '203.0.113.254': 'inside',
      '203.0.113.255': 'multicast',
    })
    expect(classesOf(['8.0.0.0/8', '!8.255.0.0/16'], ['8.255.255.255'])).toEqual({ '8.255.255.255': 'outside' })
    expect(classesOf(['198.51.100.0/31', '198.51.100.9'], ['198.51.100.1', '198.51.100.9'])).toEqual({
      '198.51.100.1': 'inside',
      '198.51.100.9': 'inside',
    })
  })

  it('weighs a mapped IPv6 address as its IPv4 address', () => {
    expect(classesOf([], ['::ffff:10.0.0.1', '::ffff:8.8.8.8', '::ffff:224.0.0.1'])).toEqual({
      '::ffff:10.0.0.1': 'inside',
      '::ffff:8.8.8.8': 'outside',
      '::ffff:224.0.0.1': 'multicast',
    })
    expect(classesOf(['::ffff:8.8.0.0/112'], ['8.8.8.8'])).toEqual({ '8.8.8.8': 'inside' })
  })

  it('lets the later of two equal texts win', () => {
    expect(classesOf(['203.0.113.0/24', '!203.0.113.0/24'], ['203.0.113.9'])).toEqual({ '203.0.113.9': 'outside' })
    expect(classesOf(['!10.0.0.0/8'], ['10.0.0.1'])).toEqual({ '10.0.0.1': 'outside' })
  })

  it('says which text is no network and gives an example', () => {
    for (const text of ['10.0.0/8', '10.0.0.0/33', '010.0.0.0/8', '10.0.0.0/', '10.0.0.0/8/8', '::1%eth0', 'x', '!']) {
      const read = readInside(['203.0.113.0/24', text])
      expect(read.ok).toBe(false)
      if (read.ok) continue
      expect(read.complaint.code).toBe('E-CIDR')
      expect(read.complaint.message).toContain(`“${text}” is not a network. Example: 203.0.113.0/24`)
    }
  })
})
