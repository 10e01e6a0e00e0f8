// One frame from its link header inwards. In: a record. Out: the packet with one row for each IP header, outermost first.
// Each decoder moves the cursor and names the next layer; this loop is the only place that knows them all.

import type { CaptureRecord } from '../capture/record'
import { decodeEthernet, decodeLlc, decodeVlanTag } from './ethernet'
import { decodeIpv4 } from './ipv4'
import { decodeIpv6 } from './ipv6'
import {
  LAYER_DONE,
  LAYER_ETHERNET,
  LAYER_ETHERTYPE,
  LAYER_IP_PROTOCOL,
  LAYER_IPV4,
  LAYER_IPV6,
  LAYER_LINUX_COOKED,
  LAYER_LINUX_COOKED_2,
  LAYER_LLC,
  LAYER_NULL,
  LAYER_RAW_IP,
  LAYER_VLAN,
} from './layers'
import { firstLayerOf } from './link-types'
import { decodeLinuxCooked, decodeLinuxCooked2 } from './linux-cooked'
import { decodeNull, decodeRawIp } from './loopback'
import type { Packet } from './packet'
import { RULE_INT32 } from './rules'
import { TALLY_LINK_TYPE, TALLY_NO_BYTES, TALLY_NOT_IP } from './tallies'
import { decodeIcmp, decodePorts, decodeTcp, decodeUdp, decodeUdpLite } from './transport'

/** Layers walked in one frame. Each moves the cursor on or ends the walk; the cap is a second belt. */
const MAX_LAYERS = 64
const LARGEST_INT32 = 0x7fffffff

export function decodeFrame(record: CaptureRecord, packet: Packet): void {
  packet.start(record.view, record.at, record.capturedLength, record.originalLength)
  if (record.originalLength > LARGEST_INT32) packet.rules |= RULE_INT32
  let layer = firstLayerOf(record.linkType)
  if (layer === LAYER_DONE) packet.tally = TALLY_LINK_TYPE
  else if (record.capturedLength === 0) packet.tally = TALLY_NO_BYTES
  for (let steps = 0; layer !== LAYER_DONE && steps < MAX_LAYERS; steps++) layer = decodeLayer(packet, layer)
}

function decodeLayer(packet: Packet, layer: number): number {
  switch (layer) {
    case LAYER_ETHERNET:
      return decodeEthernet(packet)
    case LAYER_ETHERTYPE:
      return layerOfEtherType(packet)
    case LAYER_IPV4:
      return decodeIpv4(packet)
    case LAYER_IPV6:
      return decodeIpv6(packet)
    case LAYER_IP_PROTOCOL:
      return decodeProtocol(packet)
    case LAYER_VLAN:
      return decodeVlanTag(packet)
    case LAYER_LLC:
      return decodeLlc(packet)
    case LAYER_LINUX_COOKED:
      return decodeLinuxCooked(packet)
    case LAYER_LINUX_COOKED_2:
      return decodeLinuxCooked2(packet)
    case LAYER_NULL:
      return decodeNull(packet)
    case LAYER_RAW_IP:
      return decodeRawIp(packet)
    default:
      return LAYER_DONE
  }
}

/** IEEE registered EtherTypes; 0x9100 to 0x9300 are the tags of QinQ before 802.1ad. */
function layerOfEtherType(packet: Packet): number {
  switch (packet.etherType) {
    case 0x0800:
      return LAYER_IPV4
    case 0x86dd:
      return LAYER_IPV6
    case 0x8100:
    case 0x88a8:
    case 0x9100:
    case 0x9200:
    case 0x9300:
      return LAYER_VLAN
    default:
      packet.tally = TALLY_NOT_IP
      return LAYER_DONE
  }
}

const PROTOCOL_UDP = 17
const SCTP_HEADER_LENGTH = 12
const DCCP_HEADER_LENGTH = 12

/** IANA protocol numbers. A protocol without a decoder is a row without ports. */
function decodeProtocol(packet: Packet): number {
  switch (packet.protocol) {
    case 6:
      return decodeTcp(packet)
    case PROTOCOL_UDP:
      return decodeUdp(packet)
    case 1:
    case 58:
      return decodeIcmp(packet)
    case 4:
      return LAYER_IPV4
    case 41:
      return LAYER_IPV6
    case 33:
      return decodePorts(packet, DCCP_HEADER_LENGTH)
    case 132:
      return decodePorts(packet, SCTP_HEADER_LENGTH)
    case 136:
      return decodeUdpLite(packet, PROTOCOL_UDP)
    default:
      return LAYER_DONE
  }
}
