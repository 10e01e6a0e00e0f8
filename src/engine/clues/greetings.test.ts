import { describe, expect, it } from 'vitest'
import { cluesOf, latin1 } from '../../testing/clues-of'
import { tcp, udp } from '../../testing/frames'

const CLIENT = '10.0.0.5:50123'
const long = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
const said = (port: number, payload: Uint8Array<ArrayBuffer>) =>
  cluesOf([tcp(`203.0.113.9:${port}`, CLIENT, 0, { payload })])
const asked = (port: number, payload: Uint8Array<ArrayBuffer>) =>
  cluesOf([tcp(CLIENT, `203.0.113.9:${port}`, 0, { payload })])

describe('the first bytes of a direction', () => {
  it('tell SSH, VNC and RDP on any port', () => {
    expect(said(2222, latin1('SSH-2.0-OpenSSH_9.6\r\nmore'))).toEqual([
      'ssh-banner: SSH-2.0-OpenSSH_9.6',
      'protocol: ssh',
    ])
    expect(said(40_000, latin1('RFB 003.008\n'))).toEqual(['protocol: vnc'])
    const request = latin1(
      '\u0003\0\0\u002b\u0026\u00e0\0\0\0\0\0Cookie: mstshash=anna\r\n\u0001\0\u0008\0\u0003\0\0\0',
    )
    expect(asked(40_001, request)).toEqual(['rdp-cookie: anna', 'protocol: rdp'])
  })

  it('tell databases', () => {
    expect(said(3306, latin1(`J\0\0\0\u000a8.0.36-log\0${'x'.repeat(40)}`))).toEqual([
      'database: MySQL 8.0.36-log',
      'protocol: mysql',
    ])
    const startup = Uint8Array.from([...long(20), 0, 3, 0, 0, ...latin1('user\0anna\0\0')])
    expect(asked(5432, startup)).toEqual(['database: PostgreSQL', 'protocol: postgresql'])
    const prelogin = Uint8Array.from([0x12, 1, 0, 47, ...Array(43).fill(0)])
    expect(asked(1433, prelogin)).toEqual(['database: SQL Server', 'protocol: tds'])
    const query = Uint8Array.from([40, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0xdd, 7, 0, 0, ...Array(24).fill(0)])
    expect(asked(27017, query)).toEqual(['database: MongoDB', 'protocol: mongodb'])
    expect(asked(6379, latin1('*1\r\n$4\r\nPING\r\n'))).toEqual(['database: Redis', 'protocol: redis'])
  })

  it('tell nothing by half of a greeting', () => {
    expect(said(3306, latin1(`J\0\0\0\u000a8.0.36 ${'x'.repeat(40)}`))).toEqual([])
    expect(asked(6380, latin1('*1\r\n$4\r\nPING\r\n'))).toEqual([])
    expect(asked(1433, Uint8Array.from([0x12, 1, 0, 99, ...Array(43).fill(0)]))).toEqual([])
  })
})

it('names files of TFTP', () => {
  const sent = (operation: number) =>
    cluesOf([
      udp(CLIENT, '203.0.113.9:69', 0, { payload: latin1(`\0${String.fromCharCode(operation)}sw.cfg\0octet\0`) }),
    ])
  expect([sent(1), sent(2), sent(3)]).toEqual([['tftp-name: read sw.cfg'], ['tftp-name: write sw.cfg'], []])
})

describe('NFS', () => {
  /** An RPC call (RFC 5531) of NFS 3: credentials of 8 bytes, an empty verifier, a handle of 6 bytes and its filling, a name. */
  const call = (procedure: number, credentials = 8) => [
    ...[...long(7), ...long(0), ...long(2), ...long(100_003), ...long(3), ...long(procedure)],
    ...[...long(1), ...long(credentials), ...Array(8).fill(0), ...long(0), ...long(0)],
    ...[...long(6), ...Array(8).fill(9), ...long(8), ...latin1('plan.pdf')],
  ]
  const overUdp = (bytes: number[]) =>
    cluesOf([udp(CLIENT, '203.0.113.9:2049', 0, { payload: Uint8Array.from(bytes) })])

  it('names what is looked up and made, over UDP and TCP', () => {
    expect([overUdp(call(3)), overUdp(call(8))]).toEqual([['nfs-name: plan.pdf'], ['nfs-name: plan.pdf']])
    const record = Uint8Array.from([...long(0x8000_0000 + call(3).length), ...call(3)])
    expect(asked(2049, record)).toContain('nfs-name: plan.pdf')
  })

  it('names nothing for other calls, or where it is cut', () => {
    expect(overUdp(call(6))).toEqual([])
    expect(overUdp(call(3).slice(0, -1))).toEqual([])
  })

  it('reads nothing outside the call by lengths that lie', () => {
    for (const credentials of [2000, 65_000, 0x7fff_ffff, 0xffff_ffff])
      expect(overUdp(call(3, credentials))).toEqual([])
  })
})
