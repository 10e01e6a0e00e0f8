// Captures whose every text is an attack. In: nothing. Out: frames and files that name hosts, files, mails and machines so that HTML, a
// spreadsheet, a terminal, a shell or a filter would obey, and each name is one that a reader must show harmlessly.

import { join, quad, word } from '../training/frames/bytes'
import { buildPcapng } from './build-pcapng'
import { clientHelloRecord, sized } from './client-hello'
import type { TestFrame } from './frame'
import { tcp, udp } from './frames'
import { enhancedPacket, interfaceDescription, nameResolution, sectionHeader } from './pcapng-blocks'

/** In each of the names, so that a test finds what came of them. */
export const MARK = 'zqevil'
/** Inside address of who sends them all. */
export const EVIL_HOST = '10.66.0.5'

export const ATTACKS = [
  `<img src=x onerror="window.pwned=1">${MARK}`,
  `=HYPERLINK("http://${MARK}.invalid/")`,
  `${MARK}\u202egpj.exe\u2066\u200f`,
  `${MARK}\r\nSet-Cookie: a=b\u0000\u001b[2J\u0085`,
  `${MARK}"; rm -rf $HOME; '\`touch pwned\`'`,
  `${MARK} || ip.addr==0.0.0.0/0 || "`,
  `${MARK}</title></textarea><script>window.pwned=1</script>`,
  `${MARK}${'A'.repeat(10_000)}`,
] as const

const bytesOf = (text: string) => [...new TextEncoder().encode(text)]
const wide = (text: string) =>
  Array.from(text).flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])
const little = (value: number, width: number) => Array.from({ length: width }, (_, i) => (value >>> (8 * i)) & 255)
/** Without what would end the field in its protocol: line ends, and for the last of them NUL. */
const oneLine = (text: string) => text.replace(/[\r\n\0]/g, '~')

/** Payloads by field: what a protocol says with a name in it, the server's port, and whether it is UDP. */
const FIELDS: Readonly<Record<string, { port: number; isUdp?: boolean; of: (name: string) => number[] }>> = {
  sni: { port: 443, of: (name) => [...clientHelloRecord({ serverName: latin1Of(name).slice(0, 8000) })] },
  'http host': { port: 80, of: (name) => bytesOf(`PUT /a HTTP/1.1\r\nHost: ${oneLine(name)}\r\n\r\n`) },
  'http uri': {
    port: 80,
    of: (name) => bytesOf(`GET /${oneLine(name).replace(/ /g, '+')} HTTP/1.1\r\nHost: a.example\r\n\r\n`),
  },
  'http agent': {
    port: 80,
    of: (name) => bytesOf(`POST /b HTTP/1.1\r\nHost: b.example\r\nUser-Agent: ${oneLine(name)}\r\n\r\n`),
  },
  'http file': {
    port: 80,
    of: (name) =>
      bytesOf(
        `POST /c HTTP/1.1\r\nHost: c.example\r\nContent-Disposition: form-data; name="f"; filename="${oneLine(name).replaceAll('"', "'")}"\r\n\r\n`,
      ),
  },
  ftp: { port: 21, of: (name) => bytesOf(`STOR ${oneLine(name)}\r\n`) },
  'smtp recipient': {
    port: 25,
    of: (name) => bytesOf(`MAIL FROM:<a@b.example>\r\nRCPT TO:<${oneLine(name)}@c.example>\r\n`),
  },
  'smtp file': {
    port: 25,
    of: (name) =>
      bytesOf(
        `DATA\r\nSubject: ${oneLine(name)}\r\nContent-Disposition: attachment; filename="${oneLine(name).replaceAll('"', "'")}"\r\n\r\n`,
      ),
  },
  smb: { port: 445, of: (name) => smbCreate(name.slice(0, 4000)) },
  'smb share': { port: 445, of: (name) => smbTreeConnect(name.slice(0, 4000)) },
  nfs: { port: 2049, isUdp: true, of: (name) => nfsLookup(name.slice(0, 1000)) },
  tftp: {
    port: 69,
    isUdp: true,
    of: (name) => [0, 2, ...bytesOf(oneLine(name).slice(0, 1000)), 0, ...bytesOf('octet'), 0],
  },
  dns: { port: 53, isUdp: true, of: (name) => dnsQuestion(name.slice(0, 180)) },
  mdns: { port: 5353, isUdp: true, of: (name) => multicastDnsAnswer(name.slice(0, 180)) },
  dhcp: { port: 67, isUdp: true, of: (name) => dhcpRequest(name.slice(0, 60)) },
  netbios: { port: 137, isUdp: true, of: (name) => netbiosName(name.slice(0, 15)) },
  zip: { port: 9001, of: (name) => zipOf(name.slice(0, 1000)) },
  gzip: {
    port: 9002,
    of: (name) => [
      0x1f,
      0x8b,
      8,
      8,
      0,
      0,
      0,
      0,
      0,
      3,
      ...bytesOf(oneLine(name).slice(0, 1000)),
      0,
      ...Array(40).fill(7),
    ],
  },
  ssh: { port: 22, of: (name) => bytesOf(`SSH-2.0-${oneLine(name)}\r\n`) },
  rdp: { port: 3389, of: (name) => rdpCookie(oneLine(name).slice(0, 100)) },
}

export const HOSTILE_FIELDS = Object.keys(FIELDS)

/** Each field with each attack, every field to a server of its own: 203.0.113.1 for the first. */
export function hostileFrames(at: number): TestFrame[] {
  return HOSTILE_FIELDS.flatMap((field, server) =>
    ATTACKS.flatMap((attack, client) => {
      const { port, isUdp, of } = FIELDS[field]
      const [from, to] = [`${EVIL_HOST}:${40_000 + client}`, `203.0.113.${server + 1}:${port}`]
      const options = { at: at + client }
      const payload = Uint8Array.from(of(attack))
      if (isUdp) return [udp(from, to, 0, { ...options, payload: payload.slice(0, 60_000) })]
      const [first, ...rest] = inSegments(payload)
      return [
        tcp(from, to, 0, { ...options, flags: 'S', seq: 0 }),
        tcp(from, to, 0, { ...options, payload: first.bytes, seq: 1 }),
        ...rest.map(({ bytes, offset }) => tcp(from, to, 0, { ...options, payload: bytes, seq: 1 + offset })),
      ]
    }),
  )
}

/** A pcapng whose application, interface, packet comments and resolved names are attacks too. */
export function hostileCapture(at: number, attack = 0): Uint8Array {
  const comment = latin1Of(ATTACKS[attack])
  return buildPcapng(
    sectionHeader({ application: comment }),
    interfaceDescription({ name: comment }),
    nameResolution([[Uint8Array.of(203, 0, 113, 1), comment]]),
    ...hostileFrames(at).map((frame) => enhancedPacket(frame, { comment })),
  )
}

function inSegments(payload: Uint8Array): { bytes: Uint8Array; offset: number }[] {
  const count = Math.max(1, Math.ceil(payload.length / 1400))
  return Array.from({ length: count }, (_, i) => ({ bytes: payload.slice(i * 1400, (i + 1) * 1400), offset: i * 1400 }))
}

/** UTF-8 bytes as characters, for builders that take one byte a character. */
function latin1Of(text: string): string {
  return String.fromCharCode(...bytesOf(text))
}

/** MS-SMB2 2.2.13: CREATE with its name behind the fixed part. */
function smbCreate(name: string): number[] {
  return smbMessage(5, 56, 44, name)
}

/** MS-SMB2 2.2.9: TREE_CONNECT with its path behind the fixed part. */
function smbTreeConnect(name: string): number[] {
  return smbMessage(3, 8, 4, name)
}

/** `field`: where in a body of `length` bytes the offset of the name from the header and its length stand. */
function smbMessage(command: number, length: number, field: number, name: string): number[] {
  const body = Array<number>(length).fill(0)
  body.splice(field, 4, ...little(64 + length, 2), ...little(wide(name).length, 2))
  const header = [0xfe, 0x53, 0x4d, 0x42, ...little(64, 2), ...Array(6).fill(0), command, 0, 0, 0, ...Array(48).fill(0)]
  const message = [...header, ...body, ...wide(name)]
  return [0, ...little(message.length, 3).reverse(), ...message]
}

/** RFC 1813: LOOKUP of a name. */
function nfsLookup(name: string): number[] {
  const text = bytesOf(name)
  const filling = Array<number>((4 - (text.length % 4)) % 4).fill(0)
  return [
    ...[7, 0, 2, 100_003, 3, 3, 1, 8].flatMap((value) => [...quad(value)]),
    ...Array(8).fill(0),
    ...[0, 0, 6].flatMap((value) => [...quad(value)]),
    ...Array(8).fill(9),
    ...quad(text.length),
    ...text,
    ...filling,
  ]
}

function dnsQuestion(name: string): number[] {
  return [0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, ...labelsOf(name, 'invalid'), 0, 1, 0, 1]
}

/** RFC 6762: an address that nobody asked for, of the host itself. */
function multicastDnsAnswer(name: string): number[] {
  const address = EVIL_HOST.split('.').map(Number)
  return [0, 0, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0, ...labelsOf(name, 'local'), 0, 1, 0, 1, 0, 0, 0, 120, 0, 4, ...address]
}

function labelsOf(name: string, top: string): number[] {
  const text = [...bytesOf(name)]
  const labels: number[] = []
  for (let at = 0; at < text.length; at += 60) labels.push(...sized(1, text.slice(at, at + 60)))
  return [...labels, ...sized(1, bytesOf(top)), 0]
}

function dhcpRequest(name: string): number[] {
  const address = EVIL_HOST.split('.').map(Number)
  const host = [12, ...sized(1, bytesOf(name).slice(0, 255))]
  return [1, 1, 6, 0, ...Array(8).fill(0), ...address, ...Array(220).fill(0), 0x63, 0x82, 0x53, 0x63, ...host, 255]
}

/** RFC 1001 section 14.1: a registration. */
function netbiosName(name: string): number[] {
  const letters = [...bytesOf(name.padEnd(15)).slice(0, 15), 0]
  const encoded = [32, ...letters.flatMap((byte) => [65 + (byte >> 4), 65 + (byte & 15)]), 0]
  return [0, 7, 0x29, 0x10, 0, 1, 0, 0, 0, 0, 0, 1, ...encoded, 0, 32, 0, 1]
}

function zipOf(name: string): number[] {
  const text = bytesOf(name)
  return [
    ...join([0x50, 0x4b, 3, 4, 20, 0], Array(20).fill(0), little(text.length, 2), [0, 0], text, Array(64).fill(5)),
  ]
}

function rdpCookie(name: string): number[] {
  const cookie = bytesOf(`Cookie: mstshash=${name}\r\n`)
  const length = 11 + cookie.length + 8
  return [3, 0, ...word(length), length - 5, 0xe0, 0, 0, 0, 0, 0, ...cookie, 1, 0, 8, 0, 3, 0, 0, 0]
}
