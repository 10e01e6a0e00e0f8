// LINKTYPE_ numbers (tcpdump.org/linktypes.html) to the first layer of a frame.

import {
  LAYER_ARCNET,
  LAYER_AVS,
  LAYER_CISCO_HDLC,
  LAYER_DOCSIS,
  LAYER_DONE,
  LAYER_ETHERNET,
  LAYER_FDDI,
  LAYER_FRAME_RELAY,
  LAYER_IPV4,
  LAYER_IPV6,
  LAYER_JUNIPER_ETHERNET,
  LAYER_LINUX_COOKED,
  LAYER_LINUX_COOKED_2,
  LAYER_NFLOG,
  LAYER_NULL,
  LAYER_PKTAP,
  LAYER_PPI,
  LAYER_PPP_DIRECTION,
  LAYER_PPP_SERIAL,
  LAYER_PPPOE,
  LAYER_PRISM,
  LAYER_RADIOTAP,
  LAYER_RAW_IP,
  LAYER_WLAN,
} from './layers'

const FIRST_LAYERS: Readonly<Record<number, number>> = {
  0: LAYER_NULL,
  1: LAYER_ETHERNET,
  9: LAYER_PPP_SERIAL,
  10: LAYER_FDDI,
  // DLT_RAW had other numbers on OpenBSD and on the BSDs before LINKTYPE_RAW.
  12: LAYER_RAW_IP,
  14: LAYER_RAW_IP,
  50: LAYER_PPP_SERIAL,
  51: LAYER_PPPOE,
  101: LAYER_RAW_IP,
  104: LAYER_CISCO_HDLC,
  105: LAYER_WLAN,
  107: LAYER_FRAME_RELAY,
  108: LAYER_NULL,
  113: LAYER_LINUX_COOKED,
  119: LAYER_PRISM,
  127: LAYER_RADIOTAP,
  129: LAYER_ARCNET,
  143: LAYER_DOCSIS,
  163: LAYER_AVS,
  166: LAYER_PPP_DIRECTION,
  178: LAYER_JUNIPER_ETHERNET,
  192: LAYER_PPI,
  204: LAYER_PPP_DIRECTION,
  228: LAYER_IPV4,
  229: LAYER_IPV6,
  239: LAYER_NFLOG,
  258: LAYER_PKTAP,
  276: LAYER_LINUX_COOKED_2,
}

/** The layer a frame of this link type starts with; LAYER_DONE when it is not analysed. */
export function firstLayerOf(linkType: number): number {
  return FIRST_LAYERS[linkType] ?? LAYER_DONE
}

const NAMES: Readonly<Record<number, string>> = {
  0: 'BSD loopback',
  1: 'Ethernet',
  8: 'SLIP',
  9: 'PPP',
  10: 'FDDI',
  12: 'raw IP',
  14: 'raw IP',
  50: 'PPP over HDLC',
  101: 'raw IP',
  104: 'Cisco HDLC',
  105: '802.11',
  107: 'Frame Relay',
  108: 'OpenBSD loopback',
  113: 'Linux cooked',
  119: '802.11 with Prism header',
  127: '802.11 with radiotap',
  140: 'MTP2',
  143: 'DOCSIS',
  163: '802.11 with AVS header',
  165: 'BACnet MS/TP',
  178: 'Juniper Ethernet',
  189: 'USB',
  192: 'PPI',
  195: '802.15.4',
  201: 'Bluetooth HCI',
  220: 'USB',
  227: 'CAN',
  228: 'IPv4',
  229: 'IPv6',
  230: '802.15.4',
  239: 'nflog',
  249: 'USB',
  253: 'netlink',
  276: 'Linux cooked v2',
}

/** "802.11 with radiotap", or "link type 999" when it has no name here. */
export function linkTypeName(linkType: number): string {
  return NAMES[linkType] ?? `link type ${linkType}`
}
